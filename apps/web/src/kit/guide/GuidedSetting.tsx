import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Written } from '@mailroom/schemas/guided-settings'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { Can } from '../access/Can.tsx'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { AppButton } from '../page/AppButton.tsx'
import { Loaded } from '../page/Loaded.tsx'
import { SettingSection } from '../page/SettingSection.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { ExportSteps } from './ExportSteps.tsx'
import { type Guide, valueIn } from './guide.ts'

type Part = { guide: Guide; written: Written; before?: Written | undefined }

/** The values that were written; where others are recorded as set, those come first. */
function Values({ guide, written: { values }, before }: Part) {
  if (!values) return null
  const seen = before?.values
  return (
    <Details
      items={guide.fields.map(({ name, label, words }) => {
        const [was, value] = [seen && words(valueIn(seen, name)), words(valueIn(values, name))]
        return { label, value: was === undefined || was === value ? value : `${was} → ${value}` }
      })}
    />
  )
}

function useWho({ writtenBy: by = '', writtenAt }: Written) {
  const { dateTime } = useFormats()
  return { by, at: writtenAt === undefined ? '' : dateTime(writtenAt) }
}

/** What somebody wants to set: labelled, with author and time. Source: NOAPI-02. */
function Draft({ guide, written, before }: Part) {
  const text = useText('guide')
  const who = useWho(written)
  const isThere = written.values !== undefined
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {isThere && (
                <Can id="guidedSettings.discardDraft">
                  <AppButton to="discard">{text('discardDraft')}</AppButton>
                </Can>
              )}
              <Can id="guidedSettings.keepDraft">
                <AppButton to="draft">{text(isThere ? 'changeDraft' : 'writeDraft')}</AppButton>
              </Can>
            </SpaceBetween>
          }
        >
          {text('draft')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {isThere ? (
          <Status type="pending">{text('draftBy', who)}</Status>
        ) : (
          <div>{text('noDraft')}</div>
        )}
        {written.values &&
          guide.cautions(written.values, before?.values).map((caution) => (
            <Alert key={caution} type="warning">
              {caution}
            </Alert>
          ))}
        <Values guide={guide} written={written} before={before} />
      </SpaceBetween>
    </Container>
  )
}

/** What somebody says is set in AWS; nothing verifies it. Source: NOAPI-02. */
function Recorded({ guide, written }: Part) {
  const text = useText('guide')
  const scope = useOrganizationScope()
  const who = useWho(written)
  return (
    <SettingSection
      title={text('recorded')}
      description={text('recordedMeaning')}
      read="guidedSettings.describe"
      input={{ ...scope, capability: guide.capability }}
      write="guidedSettings.record"
      dialog={{ to: 'record', label: text('record') }}
    >
      <SpaceBetween size="m">
        {written.values ? (
          <Status type="info">{text('recordedBy', who)}</Status>
        ) : (
          <div>{text('noRecord')}</div>
        )}
        <Values guide={guide} written={written} />
      </SpaceBetween>
    </SettingSection>
  )
}

/**
 * What Mailroom offers for a setting that has no public API: a draft, what is recorded as set, and
 * the steps. Its dialogs are the children `draft`, `discard` and `record` of the page. Source: NOAPI-01
 * to NOAPI-03.
 */
export function GuidedSetting({ guide }: { guide: Guide }) {
  const { capability } = guide
  const query = useRead('guidedSettings.describe', { ...useOrganizationScope(), capability })
  return (
    <Loaded query={query}>
      {({ draft, recorded }) => (
        <SpaceBetween size="l">
          <Draft guide={guide} written={draft} before={recorded} />
          {draft.values && <ExportSteps guide={guide} draft={draft} recorded={recorded} />}
          <Recorded guide={guide} written={recorded} />
        </SpaceBetween>
      )}
    </Loaded>
  )
}
