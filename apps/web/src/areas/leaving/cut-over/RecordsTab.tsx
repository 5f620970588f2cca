import './cut-over.css'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isUnlikeTarget } from '@mailroom/schemas/cut-over/recipes'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { Observed, ShownValues } from './Changes.tsx'
import { DmarcRule, MtaStsRule, SpfRule } from './MailRules.tsx'
import { recordRows } from './record-rows.ts'
import { useCutOver } from './use-cut-over.ts'

/** Every record: as recorded, as wanted, as servers see it. Source: CUT-03, CUT-04, CUT-06. */
function Records({ cutOver }: { cutOver: CutOver }) {
  const text = useText('cutOver')
  const rows = recordRows(cutOver)
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${rows.length})`} description={text('recordsMeaning')}>
          {text('recordsAll')}
        </Header>
      }
    >
      {rows.length === 0 ? (
        text('noRecords')
      ) : (
        <ul className="cut-over-records" aria-label={text('recordsAll')}>
          {rows.map(({ name, type, recorded, live, change, step }) => (
            <li key={`${name} ${type}`}>
              <strong>
                <code>
                  {name} {type}
                </code>
              </strong>
              <dl>
                <div>
                  <dt>{text('wasRecorded')}</dt>
                  <dd>
                    <ShownValues values={recorded} none={text('nothing')} />
                  </dd>
                </div>
                {live && (
                  <div>
                    <dt>{text('differenceIs')}</dt>
                    <dd>
                      <ShownValues values={live} none={text('nothing')} />
                    </dd>
                  </div>
                )}
                {change && step && (
                  <div>
                    <dt>{text('isWanted')}</dt>
                    <dd>
                      <ShownValues values={change.after} none={text('removed')} />
                      <div>
                        <small>{text('inStep', { step: text(`step.${step}`) })}</small>
                      </div>
                    </dd>
                  </div>
                )}
              </dl>
              {!change && <div>{text('notPart')}</div>}
              {change?.verdict !== undefined && <Observed change={change} />}
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}

/** What people have entered of the target. Source: CUT-04. */
function Wanted({ cutOver: { wanted, state, target } }: { cutOver: CutOver }) {
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
              {isUnlikeTarget({ purpose, value }, target) && (
                <div>
                  <Status type="warning">
                    {text('unlikeTarget', { value, target: text(`target.${target}`) })}
                  </Status>
                </div>
              )}
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
