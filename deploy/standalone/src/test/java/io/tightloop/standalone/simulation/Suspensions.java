package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Suspension;
import io.tightloop.schemas.SuspensionType;

/** What people and workers ask a session to wait for: most of it makes sense. */
final class Suspensions {
    private Suspensions() {}

    static Suspension drawn(Dice dice) {
        Suspension.Builder asked = Suspension.newBuilder().setReason("wait");
        return switch (dice.roll(9)) {
            case 0, 1 ->
                asked.setType(SuspensionType.TIME)
                        .setForMs(dice.one(0L, 60_000L))
                        .build();
            case 2 ->
                asked.setType(SuspensionType.TIME)
                        .setUntil(World.NOON + dice.roll(900_000))
                        .build();
            case 3, 4 -> asked.setType(SuspensionType.POLL).setCheck(command()).build();
            case 5 -> asked.setType(SuspensionType.POLL).setCheck(judge(dice)).build();
            case 6, 7 -> asked.setType(SuspensionType.MANUAL).build();
            default -> asked.setType(dice.one(SuspensionType.values())).build();
        };
    }

    private static Check command() {
        return Check.newBuilder().setType(CheckType.COMMAND).setCommand("true").build();
    }

    private static Check judge(Dice dice) {
        return Check.newBuilder()
                .setType(CheckType.AGENT)
                .setQueue(dice.one("judges", World.NO_QUEUE))
                .build();
    }
}
