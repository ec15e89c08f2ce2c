import { createHash } from "node:crypto";

/** 502 to 504 as nginx words them, 520 to 524 as Cloudflare does, and 200 as the portal of a network for guests. */
export type ProxyPage = 200 | 502 | 503 | 504 | 520 | 521 | 522 | 523 | 524;

const titles: Readonly<Record<ProxyPage, string>> = {
  200: "Welcome to the guest network",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
  520: "Web server is returning an unknown error",
  521: "Web server is down",
  522: "Connection timed out",
  523: "Origin is unreachable",
  524: "A timeout occurred",
};

/** The whole answer, after which the line ends. */
export function proxyPage(page: ProxyPage): Buffer {
  const title = titles[page];
  if (page === 200)
    return answer("200 OK", "portal", [
      `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body><form method="post" action="/accept">`,
      `<p>Accept the terms of use to go on.</p><button>Accept</button></form></body>\n</html>\n`,
    ]);
  if (page < 520) {
    const frame = (text: string) => `<center>${text}</center>`;
    const body = `<h1>${page} ${title}</h1>`;
    return answer(`${page} ${title}`, "nginx", [
      `<html>\r\n<head><title>${page} ${title}</title></head>\r\n<body>`,
      `${frame(body)}\r\n<hr>${frame("nginx/1.24.0 (Ubuntu)")}\r\n</body>\r\n</html>\r\n`,
    ]);
  }
  // Cloudflare's own codes come with an empty or a made-up reason phrase.
  return answer(`${page} <none>`, "cloudflare", [
    `<!DOCTYPE html>\n<html class="no-js" lang="en-US">\n<head>\n<title>odoo.example.com | ${page}: ${title}</title>\n`,
    `<meta charset="UTF-8" />\n</head>\n<body><div id="cf-wrapper"><div id="cf-error-details">`,
    `<h1><span class="cf-error-code">Error code ${page}</span> ${title}</h1>`,
    `<p>Cloudflare Ray ID: <strong>8f0c2b7d5e6a1234</strong></p></div></div></body>\n</html>\n`,
  ]);
}

/** An upgrade turned down, with the bodies that Odoo and its proxies send (WIRE.md §3.1, §3.5). */
export function refusedUpgrade(status: 400 | 404 | 500): Buffer {
  switch (status) {
    case 400:
      return answer("400 BAD REQUEST", "Werkzeug", []);
    case 404:
      return answer("404 NOT FOUND", "Werkzeug", [
        "<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n",
      ]);
    case 500:
      return answer("500 INTERNAL SERVER ERROR", "Werkzeug", [
        "<!doctype html>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n",
      ]);
  }
}

/** 101 to a client that sent this `Sec-WebSocket-Key` (RFC 6455 §4.2.2). */
export function acceptedUpgrade(key: string): Buffer {
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
  return Buffer.from([...lines, `Sec-WebSocket-Accept: ${accept}`, "", ""].join("\r\n"));
}

function answer(status: string, server: string, html: readonly string[]): Buffer {
  const body = Buffer.from(html.join(""));
  const head = [
    `HTTP/1.1 ${status}`,
    `Server: ${server}`,
    "Content-Type: text/html; charset=UTF-8",
    `Content-Length: ${body.length}`,
    "Connection: close",
  ];
  return Buffer.concat([Buffer.from([...head, "", ""].join("\r\n")), body]);
}
