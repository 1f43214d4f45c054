export { more, navigation, placeAt } from './model.ts';
export { routes } from './pages.ts';
export { words } from './words.ts';
