import {
  CutOver,
  cutOverGates,
  cutOverSteps,
  enteredGates,
  WantedRecord,
} from '@mailroom/schemas/cut-overs'
import { lintTargets } from '@mailroom/schemas/lint-findings'
import * as z from 'zod/mini'

const By = z.object({ by: z.string(), at: z.string() })
export type By = z.infer<typeof By>

const Step = z.enum(cutOverSteps)
const Gate = z.enum(cutOverGates)
const Question = z.object({ name: z.string(), type: z.string() })

/** The members of `recorded` that people see, and what the checks need of it. */
const Recorded = z.object({
  ...CutOver.shape.recorded.def.innerType.shape,
  /** Every name and type that was asked for, also those without records. */
  watched: z.array(Question),
  /** The names of SES's DKIM records, and its MAIL FROM domain. */
  sesDkim: z.array(z.string()),
  mailFrom: z.optional(z.string()),
})
export type Recorded = z.infer<typeof Recorded>

const Accepted = z.object({ ...Question.shape, values: z.array(z.string()), step: Step })

/** What people have decided and entered about a cut-over, as the store keeps it. Source: CUT-01. */
export const Plan = z.object({
  target: z.enum(lintTargets),
  /** Absent when all are done. */
  step: z.optional(Step),
  created: By,
  wanted: z.array(WantedRecord),
  recorded: z.optional(Recorded),
  done: z.partialRecord(
    Step,
    z.object({ ...By.shape, reason: z.optional(z.string()), overridden: z.array(Gate) }),
  ),
  entered: z.partialRecord(z.enum(enteredGates), z.object({ ...By.shape, note: z.string() })),
  /** Foreign changes that somebody accepted with a step: since then they are as it should be. */
  accepted: z.array(Accepted),
  /** While the records are put back: the step that was under way. */
  rolledBack: z.optional(z.object({ ...By.shape, reason: z.string(), from: Step })),
  events: CutOver.shape.events,
  earlier: CutOver.shape.earlier,
})
export type Plan = z.infer<typeof Plan>

type Event = Plan['events'][number]

/** How many events are kept. */
const maxEvents = 200

/** How many plans that were rolled back are kept. */
const maxEarlier = 20

/** Returns the plan with one more event, the last one first. */
export function withEvent(plan: Plan, event: Event): Plan {
  return { ...plan, events: [event, ...plan.events].slice(0, maxEvents) }
}

export function withEarlier(plan: Plan, earlier: Plan['earlier'][number]): Plan {
  return { ...plan, earlier: [earlier, ...plan.earlier].slice(0, maxEarlier) }
}

export function newPlan(target: Plan['target'], by: By): Plan {
  const plan = { target, step: 'record', created: by, wanted: [], done: {}, entered: {} } as const
  return { ...plan, wanted: [], accepted: [], earlier: [], events: [{ ...by, what: 'created' }] }
}
