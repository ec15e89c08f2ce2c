/** Notification types that we know and leave alone on purpose, each with the reason. */
export const ignoredTypes: ReadonlyMap<string, string> = new Map([
  ["discuss.Thread/fold_state", "state of the chat windows of the web client; ours are our own"],
  [
    "discuss.channel.member/fetched",
    "a mark for “delivered”, which is not shown; reading is told by the member itself",
  ],
  ["discuss.channel.rtc.session/ended", "calls are not part of Parley yet"],
  ["discuss.channel.rtc.session/peer_notification", "calls are not part of Parley yet"],
  ["discuss.channel.rtc.session/update_and_broadcast", "calls are not part of Parley yet"],
  ["discuss.channel.rtc.session/sfu_hot_swap", "calls are not part of Parley yet"],
  ["mail.message/mark_as_read", "about the Inbox, which is not shown; reading a conversation is told by its member"],
  ["mail.activity/updated", "activities are not shown"],
  [
    "res.users.settings",
    "folding of the web client's sidebar and other settings of the account that nothing here reads",
  ],
  ["res.users/connection", "somebody signs in for the first time: a greeting in the web client"],
  ["simple_notification", "a toast of the web client about a document open in it"],
  ["bundle_changed", "the web client's own code has changed"],
]);
