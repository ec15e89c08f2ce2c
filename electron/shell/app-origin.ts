/** The program's own pages; the pictures and files of a workspace are under `mediaScheme` (shared/media-address). */
export const appScheme = "app";
export const appOrigin = `${appScheme}://parley`;
export const startPage = `${appOrigin}/index.html`;
