import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { Status } from '@mailroom/ui/Status'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useSize } from '../verification/use-size.ts'
import { KitCounts } from './KitCounts.tsx'
import { KitRows } from './KitRows.tsx'
import { kitSigns, kitState } from './KitsTable.tsx'
import { NextSteps } from './NextSteps.tsx'
import { Results } from './Results.tsx'
import { useKit, useKitInput } from './use-kit.ts'
import { useKitWords } from './use-kit-words.ts'

type Kit = Output<'kits.describe'>

function About({ kit }: { kit: Kit }) {
  const text = useText('kits')
  const size = useSize()
  const { dateTime, day } = useFormats()
  const input = useKitInput()
  const { snapshot, files, digest, bytes, checkedOn, passwords, language } = kit
  const state = kitState(kit)
  return (
    <Container header={<Header variant="h2">{text('about')}</Header>}>
      <SpaceBetween size="m">
        <Details
          items={[
            {
              label: text('state'),
              value: <Status type={kitSigns[state]}>{text(`state.${state}`)}</Status>,
            },
            {
              label: text('snapshot'),
              value: snapshot.isThere ? (
                <AppLink to={organizationPath(input, `exit/inventory/${snapshot.snapshotId}`)}>
                  {dateTime(snapshot.createdAt)}
                </AppLink>
              ) : (
                dateTime(snapshot.createdAt)
              ),
            },
            { label: text('checkedOn'), value: day(checkedOn) },
            { label: text('passwords'), value: String(passwords) },
            { label: text('language'), value: text(`language.${language}`) },
            { label: text('size'), value: size(bytes) },
            {
              label: text('digest'),
              value: <Copyable what={text('digest')}>{digest}</Copyable>,
            },
          ]}
        />
        <Disclosure title={text('files', { count: files.length })}>
          <ul>
            {files.map((file) => (
              <li key={file.path}>{`${file.path} (${size(file.bytes)})`}</li>
            ))}
          </ul>
        </Disclosure>
      </SpaceBetween>
    </Container>
  )
}

/** A kit: what is in it, what became of everything, what to do with it, and what was done. */
export function KitPage() {
  const text = useText('kits')
  const words = useKitWords()
  const { dateTime } = useFormats()
  const input = useKitInput()
  return (
    <ThingPage
      query={useKit()}
      name={text('kit')}
      notFound={{
        codes: ['KitNotFound'],
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: { to: organizationPath(input, 'exit/kits'), label: text('backToList') },
      }}
      title={({ target }) => text('kitFor', { name: words.target(target) })}
      description={({ createdBy: by, createdAt }) =>
        text('madeBy', { by, at: dateTime(createdAt) })
      }
      actions={({ snapshot: { isThere } }) => (
        <SpaceBetween direction="horizontal" size="xs">
          <Can id="kits.delete">
            <AppButton to="delete">{text('delete')}</AppButton>
          </Can>
          <Can id="kits.download">
            <AppButton
              to="save"
              variant="primary"
              disabledReason={isThere ? undefined : text('state.gone')}
            >
              {text('save')}
            </AppButton>
          </Can>
        </SpaceBetween>
      )}
    >
      {(kit) => (
        <SpaceBetween size="l">
          {!(kit.snapshot.isThere && kit.snapshot.isNewest) && (
            <Alert type="warning">
              {text(`stateMeaning.${kit.snapshot.isThere ? 'older' : 'gone'}`)}
            </Alert>
          )}
          {!kit.hasNewestDecisions && (
            <Alert type="warning">{text('stateMeaning.otherDecisions')}</Alert>
          )}
          {!kit.snapshot.isComplete && <Alert type="warning">{text('incomplete')}</Alert>}
          <About kit={kit} />
          <Container header={<Header variant="h2">{text('reconciliation')}</Header>}>
            <KitCounts counts={kit.counts} />
          </Container>
          {kit.snapshot.isThere && <KitRows />}
          <NextSteps target={words.target(kit.target)} />
          <Results results={kit.results} isWritten={kit.resultSteps.length > 0} />
          <Outlet />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
