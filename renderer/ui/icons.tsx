import type { ReactNode } from "react";
import styles from "./icons.module.css";

/**
 * Line icons on a 20-px grid, drawn for this app. They say nothing to screen readers: what holds them has the name.
 * `directed`: it points along the line, and so the other way where lines run from right to left.
 */
function icon(name: string, drawing: ReactNode, directed?: "directed") {
  function Icon() {
    return (
      <svg
        aria-hidden="true"
        className={directed && styles.directed}
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {drawing}
      </svg>
    );
  }
  Icon.displayName = `${name}Icon`;
  return Icon;
}

export const SearchIcon = icon("Search", <path d="M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm4.3-1.7L17 17" />);
export const PlusIcon = icon("Plus", <path d="M10 4v12M4 10h12" />);
export const ComposeIcon = icon(
  "Compose",
  <path d="M9.5 4H5.6A1.6 1.6 0 0 0 4 5.6v8.8A1.6 1.6 0 0 0 5.6 16h8.8a1.6 1.6 0 0 0 1.6-1.6v-3.9M8 12l.5-2.5L15 3l2 2-6.5 6.5Z" />,
);
export const SettingsIcon = icon(
  "Settings",
  <path d="M3 6h7m4 0h3M3 14h3m4 0h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-4 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />,
);
export const HashIcon = icon("Hash", <path d="M8 3.5 6.5 16.5m7-13L12 16.5M4 7.5h12.5M3.5 12.5H16" />);
export const GroupIcon = icon(
  "Group",
  <path d="M8 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5Zm-5 6.5c.3-2.6 2.3-4 5-4s4.7 1.4 5 4M13 4.3a2.6 2.6 0 0 1 0 5M14.7 12.3c1.4.6 2.2 1.9 2.4 3.7" />,
);
export const SmileIcon = icon(
  "Smile",
  <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm-3-5.5c.7 1.1 1.7 1.7 3 1.7s2.3-.6 3-1.7M7.7 8v.2M12.3 8v.2" />,
);
export const ReplyIcon = icon("Reply", <path d="M8 4.5 3.5 9 8 13.5M3.7 9H11c3.5 0 5.5 2.2 5.5 6" />, "directed");
export const EditIcon = icon("Edit", <path d="M4 16l.7-3.3L13.4 4l2.6 2.6-8.7 8.7ZM11.7 5.7l2.6 2.6" />);
export const TrashIcon = icon("Trash", <path d="M4 6h12M8 6V4.2h4V6m-6.5 0 .7 9.6h7.6l.7-9.6M8.5 9v4M11.5 9v4" />);
export const PinIcon = icon(
  "Pin",
  <path d="m12.2 3.2 4.6 4.6-2.6.7-2.7 2.7-.3 3.6-6-6 3.6-.3 2.7-2.7ZM8 12l-4.5 4.5" />,
);
export const StarIcon = icon(
  "Star",
  <path d="m10 3.2 2.1 4.3 4.7.7-3.4 3.3.8 4.7-4.2-2.2-4.2 2.2.8-4.7L3.2 8.2l4.7-.7Z" />,
);
export const SendIcon = icon("Send", <path d="M4 4l13 6-13 6 2-6Zm2 6h6" />, "directed");
export const AttachIcon = icon(
  "Attach",
  <path d="m15.8 9.3-6 6a3.7 3.7 0 0 1-5.2-5.2l6.4-6.4a2.5 2.5 0 0 1 3.5 3.5l-6.4 6.4a1.2 1.2 0 0 1-1.7-1.7l5.7-5.7" />,
);
export const CloseIcon = icon("Close", <path d="m5 5 10 10M15 5 5 15" />);
export const ClockIcon = icon("Clock", <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4.2l2.6 1.6" />);
export const AlertIcon = icon("Alert", <path d="M10 3.5 17.5 16.5h-15ZM10 8.5v3.5M10 14.3v.1" />);
export const PulseIcon = icon("Pulse", <path d="M2.5 10.5h3.3L8 5l4 10 2.2-4.5h3.3" />);
export const DownIcon = icon("Down", <path d="M10 4v12m-5-5 5 5 5-5" />);
export const BackIcon = icon("Back", <path d="M12.5 4 6.5 10l6 6" />, "directed");
export const NewWindowIcon = icon(
  "NewWindow",
  <path d="M11.5 4H16v4.5M16 4l-6.5 6.5M8 5H5.6A1.6 1.6 0 0 0 4 6.6v7.8A1.6 1.6 0 0 0 5.6 16h7.8a1.6 1.6 0 0 0 1.6-1.6V12" />,
  "directed",
);
export const ChevronIcon = icon("Chevron", <path d="m5.5 8 4.5 4.5L14.5 8" />);
export const FileIcon = icon("File", <path d="M6 3h5l4 4v10H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm5 0v4h4" />);
export const SaveIcon = icon(
  "Save",
  <path d="M10 3v9m-3.5-3.5L10 12l3.5-3.5M3.5 13.5v2A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5v-2" />,
);
export const ImageIcon = icon(
  "Image",
  <path d="M4.5 4h11A1.5 1.5 0 0 1 17 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4ZM3.5 14l4-4 3 3 2.5-2.5 3.5 3.5M13 7.5v.1" />,
);
export const BellOffIcon = icon(
  "BellOff",
  <path d="M3.5 3.5l13 13M8.5 16.5h3M6 8.5c0 3-1.5 4-1.5 5H13M7.5 5.2A4.5 4.5 0 0 1 14.5 8.5c0 1.5.4 2.6.8 3.4" />,
);
export const SignOutIcon = icon(
  "SignOut",
  <path d="M8 4H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3M12.5 6.5 16 10l-3.5 3.5M16 10H8.5" />,
  "directed",
);
