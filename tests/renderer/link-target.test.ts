import { describe, expect, test } from "vitest";
import { linkTarget, linkTitle, misleading } from "../../renderer/features/timeline/link-target.ts";

const server = "https://odoo.example.com";

describe("where a link leads", () => {
  test.each([
    ["https://a.example/x?y#z", "https://a.example/x?y#z"],
    ["HTTP://a.example", "http://a.example/"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["/odoo", `${server}/odoo`],
    ["/odoo/project/7?view=list", `${server}/odoo/project/7?view=list`],
    ["/web#id=5&model=res.partner", `${server}/web#id=5&model=res.partner`],
    ["/web/content/12?download=true", `${server}/web/content/12?download=true`],
    ["/web/image/12", `${server}/web/image/12`],
    ["/mail/view?model=res.partner&res_id=5", `${server}/mail/view?model=res.partner&res_id=5`],
    ["/mail/message/17", `${server}/mail/message/17`],
    ["/my/orders/3", `${server}/my/orders/3`],
    [`${server}/shop/desk-7`, `${server}/shop/desk-7`],
    [`${server}/web/login`, `${server}/web/login`],
    ["https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example/"],
    ["https://münchen.example", "https://xn--mnchen-3ya.example/"],
  ])("%s leads to %s", (href, target) => expect(linkTarget(href, server)).toBe(target));

  test.each([
    null,
    "",
    "#",
    "#top",
    "?id=1",
    "odoo/project",
    "//evil.example/x",
    "/\\evil.example",
    "https:web/session/logout",
    "javascript:alert(1)",
    "parley://conversation/1/2",
    "/",
    "/r/abc",
    "/chat/5/token",
    "/web/session/logout",
    "/web/session/logout?redirect=/odoo",
    "/odoo/../web/session/logout",
    "/odoo/%2e%2e/web/session/logout",
    "/odoo/..%2fweb/session/logout",
    "/web/image/..%5c..%5csession%5clogout",
    "/odoo/%252e%252e%252fweb/session/logout",
    "/web/become",
    "/web/database/manager",
    "/mail/unfollow?model=res.partner&res_id=5",
    "/mail/message/17/delete",
    "/jsonrpc",
    `${server}/web/session/logout`,
    `http://odoo.example.com:8069/web/session/logout`,
    "https://ODOO.example.com./web/session/logout",
    "https://someone@odoo.example.com/web/session/destroy",
    `${server}/fr/web/session/logout`,
    `${server}//web//session/logout`,
    `${server}/web%2fsession/logout`,
    `${server}/WEB/Session/Logout`,
    `${server}/mail/unfollow?model=x`,
    "https://",
    "https://%",
  ])("%s leads nowhere", (href) => expect(linkTarget(href, server)).toBeNull());

  test("signing out of another server than the workspace's is that server's affair", () => {
    expect(linkTarget("https://other.example/web/session/logout", server)).toBe(
      "https://other.example/web/session/logout",
    );
  });
});

describe("what the tooltip says", () => {
  test.each([
    ["https://a.example/x", "https://a.example/x"],
    ["https://xn--80ak6aa92e.com/", "https://xn--80ak6aa92e.com/"],
    ["https://bank.com@evil.example/", "evil.example (https://bank.com@evil.example/)"],
    ["mailto:a@b.example", "mailto:a@b.example"],
  ])("%s reads %s", (target, title) => expect(linkTitle(target)).toBe(title));

  test("a user name that is a screen long does not hide the host", () => {
    const title = linkTitle(`https://bank.com${"-".repeat(2_000)}@evil.example/`);
    expect(title).toMatch(/^evil\.example \(/);
    expect(title.length).toBeLessThan(500);
  });
});

describe("a link that says another place than it leads to", () => {
  test.each([
    ["https://odoo.mybank.example/login", "https://evil.example/", "odoo.mybank.example", "evil.example"],
    ["odoo.mybank.example/login", "https://evil.example/", "odoo.mybank.example", "evil.example"],
    ["odoo.mybank.example", "https://evil.example/", "odoo.mybank.example", "evil.example"],
    ["mybank.com", "https://evil.example/", "mybank.com", "evil.example"],
    ["www.mybank.com", "https://evil.example/", "www.mybank.com", "evil.example"],
    ["Log in at https://mybank.com now", "https://evil.example/", "mybank.com", "evil.example"],
    ["see www.mybank.com.", "https://evil.example/", "www.mybank.com.", "evil.example"],
    ["https://mybank.com", "https://mybank.com.evil.example/", "mybank.com", "mybank.com.evil.example"],
    ["https://mybank.com", "https://login.mybank.com/", "mybank.com", "login.mybank.com"],
    ["https://bank.com@evil.example/", "https://bank.com@evil.example/", "bank.com", "evil.example"],
    ["click here", "https://bank.com@evil.example/", "bank.com", "evil.example"],
    ["HTTPS:\\\\mybank.com", "https://evil.example/", "mybank.com", "evil.example"],
    ["https://my\u200bbank.com", "https://evil.example/", "mybank.com", "evil.example"],
    ["mybank。com", "https://evil.example/", "mybank.com", "evil.example"],
    ["https://apple.com", "https://xn--80ak6aa92e.com/", "apple.com", "xn--80ak6aa92e.com"],
    ["10.0.0.5", "https://evil.example/", "10.0.0.5", "evil.example"],
    ["https://[::1]:8069/", "https://evil.example/", "[::1]", "evil.example"],
    ["support@mybank.com", "https://evil.example/", "mybank.com", "evil.example"],
    ["support@mybank.com", "mailto:thief@evil.example", "mybank.com", "evil.example"],
    ["support@mybank.com", "mailto:support@mybank.com,thief@evil.example", "mybank.com", "evil.example"],
    ["https://mybank.com", "mailto:thief@evil.example", "mybank.com", "evil.example"],
  ])("“%s” to %s says %s, leads to %s", (words, target, says, leadsTo) =>
    expect(misleading(words, target)).toEqual({ says, leadsTo }),
  );

  test.each([
    ["https://a.example/x", "https://a.example/y"],
    ["http://a.example", "https://a.example:8443/"],
    ["a.example", "https://www.a.example/"],
    ["www.a.example", "https://a.example/"],
    ["A.Example", "https://a.example/"],
    ["https://a.example.", "https://a.example/"],
    ["münchen.example", "https://xn--mnchen-3ya.example/"],
    ["the report", "https://evil.example/"],
    ["README.md", "https://github.com/a/b/README.md"],
    ["report.final.pdf", "https://odoo.example.com/web/content/12"],
    ["18.0", "https://a.example/"],
    ["1.2.3", "https://a.example/"],
    ["and so on...", "https://a.example/"],
    ["e.g.", "https://a.example/"],
    ["", "https://a.example/"],
    ["a@b.example", "mailto:a@b.example?subject=x"],
    ["Write to us", "mailto:a@b.example"],
  ])("“%s” to %s does not", (words, target) => expect(misleading(words, target)).toBeNull());
});
