import './cut-over.css'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { Details } from '@mailroom/ui/Details'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Observed } from './Changes.tsx'
import { DmarcRule, MtaStsRule, SpfRule } from './MailRules.tsx'
import { type RecordRow, recordRows } from './record-rows.ts'
import { useCutOver, useCutOverInput } from './use-cut-over.ts'

function useColumns() {
  const text = useText('cutOver')
  return useMemo(() => {
    const shown = (values: readonly string[], none: string) =>
      values.length === 0 ? none : values.map((value) => <div key={value}>{visible(value)}</div>)
    return [
      {
        ...textColumn({ id: 'name', header: text('name'), value: ({ name }: RecordRow) => name }),
        ...{ isRowHeader: true, minWidth: 180, wraps: true },
      },
      textColumn({
        ...{ id: 'type', header: text('type'), minWidth: 80 },
        value: ({ type }: RecordRow) => type,
      }),
      {
        ...{ id: 'recorded', header: text('wasRecorded'), minWidth: 200, wraps: true },
        value: ({ recorded }: RecordRow) => recorded,
        cell: ({ recorded }: RecordRow) => shown(recorded, text('nothing')),
      },
      {
        ...{ id: 'wanted', header: text('isWanted'), minWidth: 200, wraps: true },
        value: ({ change }: RecordRow) => change?.after,
        cell: ({ change }: RecordRow) =>
          change ? shown(change.after, text('removed')) : text('unchanged'),
      },
      {
        ...textColumn({
          ...{ id: 'step', header: text('inStep'), value: ({ step }: RecordRow) => step },
          shown: ({ step }) => step && text(`step.${step}`),
        }),
        ...{ minWidth: 140, wraps: true },
      },
      {
        ...{ id: 'observed', header: text('isObserved'), minWidth: 260, wraps: true },
        value: ({ change }: RecordRow) => change?.verdict,
        words: ({ change }: RecordRow) =>
          change?.verdict === undefined ? undefined : text(`verdict.${change.verdict}`),
        cell: ({ change }: RecordRow) => (change ? <Observed change={change} /> : text('notPart')),
      },
    ]
  }, [text])
}

/** Every record: as recorded, as wanted, as servers see it. Source: CUT-03, CUT-04, CUT-06. */
function Records({ cutOver }: { cutOver: CutOver }) {
  const text = useText('cutOver')
  const input = useCutOverInput()
  const query = useRead('cutOvers.describe', input)
  const rows = useMemo(() => recordRows(cutOver), [cutOver])
  const source = useWholeSource({
    ...{ id: 'cutOverRecords', operation: 'cutOvers.describe', input },
    query: { ...query, data: rows },
    columns: useColumns(),
  })
  return (
    <ListTable
      source={source}
      title={text('recordsAll')}
      description={text('recordsMeaning')}
      empty={text('noRecords')}
      rowKey={({ name, type }) => `${name} ${type}`}
    />
  )
}

/** What people have entered of the target. Source: CUT-04. */
function Wanted({ cutOver: { wanted, state } }: { cutOver: CutOver }) {
  const text = useText('cutOver')
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('wantedMeaning')}
          actions={
            state !== 'DONE' && (
              <Can id="cutOvers.putRecords">
                <AppButton to="edit">{text('editRecords')}</AppButton>
              </Can>
            )
          }
        >
          {text('wantedTitle')}
        </Header>
      }
    >
      {wanted.length === 0 ? (
        text('wantedNone')
      ) : (
        <ul className="cut-over-records">
          {wanted.map(({ purpose, name, type, value }) => (
            <li key={`${purpose} ${name} ${type} ${value}`}>
              <div>{text(`purpose.${purpose}`)}</div>
              <code>
                {name} {type} {visible(value)}
              </code>
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}

/** The records of a cut-over, and what SPF, DMARC and MTA-STS say. Source: CUT-03 to CUT-07, CUT-12. */
export function RecordsTab() {
  const text = useText('cutOver')
  const { dateTime, list } = useFormats()
  const cutOver = useCutOver()
  const { recorded } = cutOver
  return (
    <SpaceBetween size="l">
      <Wanted cutOver={cutOver} />
      {recorded && (
        <Details
          items={[
            {
              label: text('recordedAt'),
              value: text('doneBy', { by: recorded.by, on: dateTime(recorded.at) }),
            },
            { label: text('recordedServers'), value: list(recorded.servers) },
            { label: text('signed'), value: text(recorded.isSigned ? 'signed.yes' : 'signed.no') },
          ]}
        />
      )}
      <Records cutOver={cutOver} />
      <Container header={<Header variant="h2">{text('rules')}</Header>}>
        <div className="cut-over-rules">
          <SpfRule cutOver={cutOver} Heading="h3" />
          <DmarcRule cutOver={cutOver} Heading="h3" />
          <MtaStsRule cutOver={cutOver} Heading="h3" />
        </div>
      </Container>
      <Outlet />
    </SpaceBetween>
  )
}
