export { navigation } from './model.ts';
export { pages as routes } from './pages.tsx';
export { words } from './words.ts';
