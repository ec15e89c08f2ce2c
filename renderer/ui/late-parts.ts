export { DirectionProvider } from "@base-ui/react/direction-provider";
export { DialogFrame } from "./DialogFrame.tsx";
export { PickListFrame } from "./PickListFrame.tsx";
export { PopoverFrame } from "./PopoverFrame.tsx";
