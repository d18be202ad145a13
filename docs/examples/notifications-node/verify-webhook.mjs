// Receives webhooks and believes those alone that are signed: TIGHTLOOP_SECRET=whsec_... node verify-webhook.mjs
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const secret = process.env.TIGHTLOOP_SECRET;
if (!secret) {
  console.error("TIGHTLOOP_SECRET is the secret of the webhook, whsec_...");
  process.exit(2);
}
const webhook = new Webhook(secret);
const LONGEST = 1024 * 1024;
const seen = new Set(); // Keep it in a database where a restart must not forget it.

const server = createServer(async (request, response) => {
  try {
    const chunks = [];
    let length = 0;
    for await (const chunk of request) {
      length += chunk.length;
      if (length > LONGEST) {
        response.writeHead(413, { connection: "close" }).end();
        return;
      }
      chunks.push(chunk);
    }
    // What is signed is the body as it came: no JSON parser may touch it before.
    const event = webhook.verify(Buffer.concat(chunks).toString("utf8"), request.headers);
    // Told twice is done once.
    if (!seen.has(event.id)) {
      seen.add(event.id);
      console.log(event.time, event.subject, event.data.kind, event.data.text);
    }
    response.writeHead(204).end();
  } catch (error) {
    console.error("refused: " + error.message);
    if (!response.headersSent) {
      response.writeHead(401).end();
    }
  }
});
const port = Number(process.env.PORT ?? 9000);
server.listen(port, "127.0.0.1", () => console.log("listening on http://127.0.0.1:" + port));
