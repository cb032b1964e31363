import type { DemoWriter, Seeded } from "./demo-writer.ts";

const THREADS = 40;
const EVENTS = 50;

const MAILS = [
  ["Offer for the workshop", "Please find the offer below. We would be glad to talk it through."],
  ["Re: delivery dates", "Week 34 works for us. Who will be there to unload?"],
  ["Question about the warranty", "Does it cover the cooling as well?"],
  ["Thank you for the visit", "It was good to see both halls. The floor plan would help us."],
] as const;

const APPOINTMENTS = [
  "Demonstration",
  "Site visit",
  "Price talk",
  "Hand-over",
  "Training",
] as const;
const ANSWERS = ["ACCEPTED", "NEEDS_ACTION", "TENTATIVE", "DECLINED"] as const;

/** Adds conversations by mail: each between a person and a member, two mails long. */
export function seedMails(
  { random, insert, daysFromNow }: DemoWriter,
  people: readonly Seeded[],
  memberIds: readonly string[],
): void {
  for (let index = 0; index < THREADS; index += 1) {
    const person = people[(index * 13) % people.length];
    const memberId = memberIds[index % memberIds.length] ?? null;
    if (person === undefined) return;
    const [subject, text] = MAILS[index % MAILS.length] ?? MAILS[0];
    const messageThreadId = insert("messageThread", { subject });
    const ageDays = random.integer(2, 200);
    const mail = (title: string, body: string, age: number, isFromPerson: boolean): void => {
      const receivedAt = daysFromNow(-age);
      const messageId = insert(
        "message",
        { subject: title, text: body, receivedAt, messageThreadId },
        age,
      );
      const [personRole, memberRole] = isFromPerson ? ["FROM", "TO"] : ["TO", "FROM"];
      insert(
        "messageParticipant",
        { messageId, personId: person.id, displayName: person.name, role: personRole },
        age,
      );
      insert(
        "messageParticipant",
        { messageId, workspaceMemberId: memberId, role: memberRole },
        age,
      );
    };
    mail(subject, text, ageDays, index % 2 === 0);
    mail(`Re: ${subject}`, "Thank you, I will come back to you.", ageDays - 1, index % 2 === 1);
  }
}

/** Adds appointments with people, before and after today; some were called off. */
export function seedEvents(
  { random, insert, daysFromNow }: DemoWriter,
  people: readonly Seeded[],
  memberIds: readonly string[],
): void {
  for (let index = 0; index < EVENTS; index += 1) {
    const person = people[(index * 17) % people.length];
    if (person === undefined) return;
    const startsAt = daysFromNow(random.integer(-90, 60));
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    const calendarEventId = insert("calendarEvent", {
      title: `${random.pick(APPOINTMENTS)}: ${person.name}`,
      startsAt,
      endsAt,
      isCanceled: random.chance(0.1),
      location: random.chance(0.5) ? "Their workshop" : "",
    });
    insert("calendarEventParticipant", {
      calendarEventId,
      personId: person.id,
      displayName: person.name,
      responseStatus: random.pick(ANSWERS),
    });
    insert("calendarEventParticipant", {
      calendarEventId,
      workspaceMemberId: memberIds[index % memberIds.length] ?? null,
      isOrganizer: true,
      responseStatus: "ACCEPTED",
    });
  }
}
