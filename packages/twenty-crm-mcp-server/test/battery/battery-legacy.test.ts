import { describeBattery } from "./describe-battery.ts";

describeBattery("legacy");
