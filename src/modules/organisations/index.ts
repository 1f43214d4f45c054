export * as roster from './roster/store.ts';
