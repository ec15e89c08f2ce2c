import { expect, test } from "vitest";
import { ok } from "../../../shared/result.ts";
import { conversation, general, messageId, message } from "../../support/builders.ts";
import { engineOnFakes } from "./engine-on-fakes.ts";
import { coded } from "../../../shared/text/catalogue.ts";

async function online() {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.server.calls.length = 0;
  return on;
}

test("a command is asked of the server, and posts nothing", async () => {
  const on = await online();
  expect(await on.engine.runCommand(general, "help", "/help me")).toEqual(ok());
  expect(on.server.calls).toEqual([`command help in ${general}: /help me`]);
  expect(on.engine.state().outbox).toEqual([]);
});

test("a command that the server has not is said, with the way to send it as text", async () => {
  const on = await online();
  expect(await on.engine.runCommand(general, "foo", "/foo")).toMatchObject({
    error: { reason: "no-command", text: coded("command.unknown", { name: "foo" }) },
  });
});

test("without a connection a command is not queued but said", async () => {
  const on = engineOnFakes();
  on.server.addConversation(conversation());
  on.engine.start(null);
  expect(await on.engine.runCommand(general, "help", "/help")).toMatchObject({
    error: { reason: "offline", text: coded("command.offline") },
  });
  expect([on.server.calls, on.engine.state().outbox]).toEqual([[], []]);
});

test("what the server answers to the person alone stands in the conversation until it says something else", async () => {
  const on = await online();
  const says = (text: string) =>
    on.bring({ type: "transient-message", channel: general, body: `<b>${text}</b>`, text });
  says("first");
  expect(on.engine.state().asides[general]).toEqual({ number: 1, text: "first", below: null });
  on.bring({ type: "message-posted", message: message({ id: messageId(300) }), isSilent: false });
  says("second");
  expect(on.engine.state().asides[general]).toEqual({ number: 2, text: "second", below: messageId(300) });
  on.bring({ type: "conversation-left", channel: general });
  expect(on.engine.state().asides).toEqual({});
});

test("with an API key only the command that needs no answer is run, and the others say why not", async () => {
  const on = engineOnFakes({ access: "api-key" });
  on.server.addConversation(conversation());
  on.engine.start(on.asServer);
  await on.up();
  on.server.calls.length = 0;
  expect(await on.engine.runCommand(general, "who", "/who")).toMatchObject({
    error: { reason: "unavailable", text: coded("command.unheard") },
  });
  expect(await on.engine.runCommand(general, "leave", "/leave")).toEqual(ok());
  expect(on.server.calls).toEqual([`command leave in ${general}: /leave`]);
});

test("a command goes out after the typing notices before it, which would join a channel that was left", async () => {
  const on = await online();
  on.server.weather.others.push({ answerAfter: 900 });
  on.engine.setTyping(general, true);
  const command = on.engine.runCommand(general, "leave", "/leave");
  on.engine.setTyping(general, true);
  await on.clock.advance(800);
  expect(on.server.calls).toEqual(["typing 1 true"]);
  await on.clock.advance(100);
  expect(await command).toEqual(ok());
  expect(on.server.calls).toEqual(["typing 1 true", "typing 1 false", "command leave in 1: /leave"]);
  on.bring({ type: "conversation-left", channel: general });
  on.engine.setTyping(general, false);
  on.engine.setTyping(general, true);
  expect(on.server.calls).toHaveLength(3);
});
