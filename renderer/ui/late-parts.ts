export { DialogFrame } from "./DialogFrame.tsx";
export { PickListFrame } from "./PickListFrame.tsx";
export { PopoverFrame } from "./PopoverFrame.tsx";
