import { app } from "electron";

// The bench opens the window.
app.on("window-all-closed", () => app.quit());
