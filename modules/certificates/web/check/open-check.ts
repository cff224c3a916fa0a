/** The public check, which is a document of its own: fetched by nobody who opens the other pages. */
export const openCheck = () => import('./index.ts');
