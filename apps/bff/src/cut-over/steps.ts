import {
  type CutOverGate,
  type CutOverState,
  type CutOverStep,
  cutOverSteps,
} from '@mailroom/schemas/cut-overs'
import type { Plan } from './plan.ts'

/** What has to hold before a step is done, in the order in which people look. Source: CUT-05. */
export const stepGates: Record<CutOverStep, readonly CutOverGate[]> = {
  rollBack: ['changeSeen'],
  record: ['recorded', 'serversAgree', 'rollbackTaken'],
  ttl: ['ttlLow', 'oldTtlPassed', 'onlyOwnChange'],
  target: [
    ...(['recordsEntered', 'targetVerified', 'lintClear', 'kitApplied', 'addressesExist'] as const),
    ...(['changeSeen', 'onlyOwnChange'] as const),
  ],
  mtaSts: ['recordsEntered', 'policySeen', 'changeSeen', 'maxAgePassed', 'onlyOwnChange'],
  spf: [
    ...(['recordsEntered', 'changeSeen', 'spfSingle', 'spfLookups', 'spfVoids'] as const),
    'onlyOwnChange',
  ],
  dmarc: ['dmarcSafe', 'dkimAligned', 'changeSeen', 'onlyOwnChange'],
  mx: ['recordsEntered', 'changeSeen', 'testMail', 'onlyOwnChange'],
  watch: ['watched', 'noMail', 'onlyOwnChange'],
  secondPass: ['secondPassSettled', 'imported', 'onlyOwnChange'],
  clients: ['changeSeen', 'proxyOff', 'onlyOwnChange'],
  senders: [
    ...(['dkimPass', 'sesSilent', 'sesStays', 'recordsEntered', 'policySeen'] as const),
    ...(['changeSeen', 'spfSingle', 'spfLookups', 'spfVoids', 'onlyOwnChange'] as const),
  ],
  finish: ['changeSeen', 'domainRemoved', 'onlyOwnChange'],
}

/** The state that a cut-over has once a step is done; other steps leave it. Source: CUT-02. */
const stateAfter: Partial<Record<CutOverStep, CutOverState>> = {
  ...{ record: 'RECORDED', ttl: 'TTL_LOWERED', target: 'TARGET_READY', mx: 'MX_SWITCHED' },
  ...{ watch: 'WATCHED', clients: 'CLIENTS_SWITCHED', senders: 'SENDERS_CLEANED', finish: 'DONE' },
}

/** The steps that people go through, in their order. */
export const stepsInOrder: readonly CutOverStep[] = cutOverSteps.filter(
  (step) => step !== 'rollBack',
)

/** Returns the step after one; undefined after the last. A roll-back begins again after recording. */
export function stepAfter(step: CutOverStep): CutOverStep | undefined {
  return step === 'rollBack' ? 'ttl' : stepsInOrder[stepsInOrder.indexOf(step) + 1]
}

/** Returns the steps before the current one. */
export function stepsDone({ step }: Pick<Plan, 'step'>): readonly CutOverStep[] {
  if (step === undefined) return stepsInOrder
  return step === 'rollBack' ? ['record'] : stepsInOrder.slice(0, stepsInOrder.indexOf(step))
}

export function stateOf(plan: Pick<Plan, 'step'>): CutOverState {
  if (plan.step === 'rollBack') return 'ROLLED_BACK'
  const states = stepsDone(plan).flatMap((step) => stateAfter[step] ?? [])
  return states.at(-1) ?? 'DRAFT'
}

/** Returns whether a cut-over can be given up: up to CLIENTS_SWITCHED. Source: CUT-08. */
export function isReversible(plan: Pick<Plan, 'step'>): boolean {
  const state = stateOf(plan)
  return !['DRAFT', 'ROLLED_BACK', 'SENDERS_CLEANED', 'DONE'].includes(state)
}
