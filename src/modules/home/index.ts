export { navigation } from './model.ts';
export { words } from './words.ts';
