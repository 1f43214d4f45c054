export { pages as routes } from './pages.tsx';
