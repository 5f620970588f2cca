import './exports.css'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { Details } from '@mailroom/ui/Details'
import { useEffect, useId, useRef, useState } from 'react'
import { Moment } from '../../../kit/page/Moment.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useProgressWords, useRunWords, useWaitsWords } from './states.tsx'
import { progressOf } from './use-run.ts'

/** How often progress is read out at most. Milliseconds. */
const saidEveryMs = 30_000

/** Returns a text that follows another one, at most as often as it may be read out. */
function useSlowly(words: string): string {
  const [said, setSaid] = useState('')
  const latest = useRef(words)
  useEffect(() => {
    latest.current = words
  }, [words])
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), saidEveryMs)
    return () => clearInterval(timer)
  }, [])
  return said
}

/** A number of MB in the largest unit that suits. */
export function useSizeWords(): (mb: number) => string {
  const text = useText('exportQueue')
  const { number } = useFormats()
  return (mb) =>
    mb < 1_024
      ? text('mb', { size: number(Math.round(mb)) })
      : text('gb', { size: number(Math.round((mb / 1_024) * 10) / 10) })
}

function EtaWords({ run: { state, eta } }: { run: DescribedExportRun }) {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  if (state === 'PAUSED') return text('etaPaused')
  if (!eta) return text('noEta')
  const [median, p90] = [dateTime(eta.median), dateTime(eta.p90)]
  return median === p90 ? text('etaOne', { at: median }) : text('eta', { median, p90 })
}

/** The slots in use, and why they are fewer than wanted. Source: XQ-03, XQ-05. */
function Slots({ run }: { run: DescribedExportRun }) {
  const text = useText('exportQueue')
  const { time } = useFormats()
  const { slots, slotsUsed, loweredSlots, counts } = run
  const isFull = slotsUsed.own + slotsUsed.foreign >= slots && slotsUsed.own < slots
  return (
    <>
      <div>{text('slotsUsed', { own: slotsUsed.own, slots })}</div>
      {slotsUsed.foreign > 0 && <div>{text('slotsForeign', { count: slotsUsed.foreign })}</div>}
      {isFull && counts.WAITING !== undefined && <div>{text('foreignFill', { slots })}</div>}
      {loweredSlots && (
        <div>
          {text('slotsLowered', { slots: loweredSlots.slots, until: time(loweredSlots.until) })}
        </div>
      )}
    </>
  )
}

/** What the mailboxes of the run wait for that nothing was started of. */
function Waits({ run }: { run: DescribedExportRun }) {
  const text = useText('exportQueue')
  const waits = useWaitsWords()(run)
  return waits.length === 0
    ? text('nothingWaits')
    : waits.map((words) => <div key={words}>{words}</div>)
}

/**
 * How far a run is, what it waits for, and when it will probably end. Source: XQ-03, XQ-08, XQ-12.
 */
export function RunProgress({ run }: { run: DescribedExportRun }) {
  const text = useText('exportQueue')
  const words = useRunWords()
  const progressWords = useProgressWords()
  const sizeWords = useSizeWords()
  const id = useId()
  const { all, done } = progressOf(run)
  const progress = progressWords(run)
  const said = useSlowly(`${words(run)}. ${progress}`)
  return (
    <Container>
      <SpaceBetween size="l">
        <div className="export-progress">
          <div className="export-progress-head">
            <strong id={id}>{words(run)}</strong>
            <span>{progress}</span>
          </div>
          <progress aria-labelledby={id} max={Math.max(all, 1)} value={done} />
          <div>{text('mayLeave')}</div>
          <span role="status" className="visually-hidden">
            {said}
          </span>
        </div>
        <Details
          items={[
            { label: text('slots'), value: <Slots run={run} /> },
            { label: text('waitingTitle'), value: <Waits run={run} /> },
            { label: text('etaTitle'), value: <EtaWords run={run} /> },
            {
              label: text('size'),
              value: text('sizeOf', {
                done: sizeWords(run.completedMb),
                all: sizeWords(run.sizeMb),
              }),
            },
            { label: text('startedAt'), value: <Moment at={run.startedAt} /> },
            { label: text('reason'), value: run.reason },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}
