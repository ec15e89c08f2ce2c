/** The app's own StoreClass; what runs in plain Node uses conf, its base. */
export { default as ElectronStore } from "electron-store";
