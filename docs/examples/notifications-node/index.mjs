// Prints what is told of sessions: node index.mjs [KIND ...], all kinds without any.
import { SchemaRegistry } from "@kafkajs/confluent-schema-registry";
import { Kafka, logLevel } from "kafkajs";

const kafka = new Kafka({
  clientId: "notifications-node",
  brokers: (process.env.TIGHTLOOP_KAFKA ?? "127.0.0.1:9092").split(","),
  logLevel: logLevel.ERROR,
});
const registry = new SchemaRegistry({ host: process.env.TIGHTLOOP_REGISTRY ?? "http://127.0.0.1:8081" });
const topic = process.env.TIGHTLOOP_TOPIC ?? "tightloop.notifications";
const kinds = process.argv.slice(2);

// kafkajs reads committed records alone unless it is told otherwise.
const consumer = kafka.consumer({
  groupId: process.env.TIGHTLOOP_GROUP ?? "notifications-node",
  maxWaitTimeInMs: 500, // As long as it may take to stop: the broker answers at once when there is something.
});

await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    // The header spares decoding what is not wanted.
    const kind = message.headers["tl-kind"]?.toString() ?? "";
    if (kinds.length > 0 && !kinds.includes(kind)) {
      return;
    }
    const told = await registry.decode(message.value);
    // The offset is stored after this: what is done here can come twice, and `told.id` says so.
    const about = `name=${told.name} labels=${JSON.stringify(told.labels)}`;
    console.log(new Date(Number(told.at)).toISOString(), told.sessionId, kind, about, told.text);
  },
});
console.log("listening to " + topic);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await consumer.disconnect();
    process.exit(0);
  });
}
