import type { Odoo } from "./odoo.ts";
import { addPartner, internalGroup, persona } from "./store-format.ts";
import { createStore } from "./store.ts";
import type { Account } from "./records.ts";

/** `session_info` in full, and the part of it that the login page gives away (WIRE.md §2.2). */

export const serverVersion = {
  server_version: "18.0",
  server_version_info: [18, 0, 0, "final", 0, ""],
  server_serie: "18.0",
  protocol_version: 1,
};

export const settingDefaults = {
  is_discuss_sidebar_category_channel_open: true,
  is_discuss_sidebar_category_chat_open: true,
  push_to_talk_key: false,
  use_push_to_talk: false,
  voice_active_duration: 200,
  channel_notifications: false,
} as const;

function userSettings(account: Account) {
  return {
    id: account.settings.id,
    user_id: { id: account.id },
    ...settingDefaults,
    mute_until_dt: account.settings.muteUntil,
    volumes: [["ADD", []]],
    ...account.settings.values,
  };
}

export function sessionInfo(odoo: Odoo, account: Account, baseUrl: string) {
  const { partner } = account;
  return {
    uid: account.id,
    is_system: account.isAdmin,
    is_admin: account.isAdmin,
    is_public: false,
    is_internal_user: true,
    user_context: { lang: "en_US", tz: "Europe/Brussels", uid: account.id },
    db: odoo.database,
    user_settings: userSettings(account),
    server_version: serverVersion.server_version,
    server_version_info: serverVersion.server_version_info,
    support_url: "https://www.odoo.com/buy",
    name: partner.name,
    username: account.login,
    ...(odoo.dialect.hasMissedNotificationsRoute ? { quick_login: true } : {}),
    partner_write_date: partner.writeDate,
    partner_display_name: partner.name,
    partner_id: partner.id,
    "web.base.url": baseUrl,
    active_ids_limit: 20_000,
    profile_session: null,
    profile_collectors: null,
    profile_params: null,
    max_file_upload_size: 134_217_728,
    home_action_id: false,
    cache_hashes: { translations: "722aeba4e7bcf87c1c93a01084f1ccc4989bf614", load_menus: "9bf719ac84c4318f" },
    currencies: { "1": { symbol: "$", position: "before", digits: [69, 2] } },
    bundle_params: { lang: "en_US" },
    test_mode: false,
    view_info: { list: { display_name: "List", icon: "oi oi-view-list", multi_record: true } },
    user_companies: {
      current_company: 1,
      allowed_companies: { "1": { id: 1, name: odoo.company, sequence: 0, child_ids: [], parent_id: false } },
      disallowed_ancestor_companies: {},
    },
    show_effect: true,
    display_switch_company_menu: false,
    websocket_worker_version: odoo.dialect.version,
    tour_enabled: false,
    current_tour: null,
    storeData: storeData(odoo, account),
  };
}

function storeData(odoo: Odoo, account: Account) {
  const store = createStore();
  store.single("Store", {
    action_discuss_id: 125,
    channel_types_with_seen_infos: ["chat", "group"],
    hasGifPickerFeature: false,
    hasLinkPreviewFeature: true,
    hasMessageTranslationFeature: false,
    internalUserGroupId: internalGroup,
    mt_comment_id: 1,
    odoobot: persona(odoo.bot),
    self: persona(account.partner),
    settings: userSettings(account),
  });
  addPartner(odoo, store, odoo.bot);
  store.add("res.partner", {
    active: true,
    id: account.partner.id,
    isAdmin: account.isAdmin,
    isInternalUser: true,
    name: account.partner.name,
    notification_preference: account.notificationType,
    signature: "",
    userId: account.id,
    write_date: account.partner.writeDate,
  });
  return store.result();
}

/** What a stranger sees in `GET /web/login`. */
export function publicSessionInfo(odoo: Odoo) {
  return {
    is_admin: false,
    is_system: false,
    is_public: true,
    is_internal_user: false,
    is_website_user: true,
    uid: null,
    websocket_worker_version: odoo.dialect.version,
  };
}
