import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { OrganizationNote } from '@mailroom/schemas/organization-notes'
import { smimeSteps } from '@mailroom/schemas/organization-notes'
import { Button } from '@mailroom/ui/Button'
import { Can } from '../../kit/access/Can.tsx'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { notify } from '../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { useWrite } from '../../kit/data/use-write.ts'
import { useDirectoryTypeWords } from '../../kit/entity/directory-type-words.ts'
import { CheckList } from '../../kit/page/CheckList.tsx'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { SettingSection } from '../../kit/page/SettingSection.tsx'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** What a type of directory means for certificates. AWS documents no list of types. */
const states: Readonly<Record<string, 'passed' | 'failed'>> = {
  ...{ adconnector: 'passed', microsoftad: 'passed' },
  ...{ vpcdirectory: 'failed', simplead: 'failed', workmail: 'failed' },
}

/** Whether the directory can have certificates at all. Source: SMIME-02. */
function Precondition() {
  const text = useText('smime')
  const directoryTypeWords = useDirectoryTypeWords()
  const scope = useOrganizationScope()
  const organization = useRead('organizations.describe', scope)
  return (
    <SettingSection title={text('precondition')} read="organizations.describe" input={scope}>
      <Loaded query={organization}>
        {({ directoryType }) => {
          const state = states[directoryType?.toLowerCase() ?? ''] ?? 'unasked'
          return (
            <CheckList
              label={text('precondition')}
              checks={[
                {
                  ...{ id: 'directory', name: text('directory'), state },
                  stateWords: text(`directory.${state}`),
                  explanation: text(`directory.${state}.explanation`),
                  values: [
                    {
                      label: text('directoryType'),
                      value: directoryType && directoryTypeWords(directoryType),
                    },
                  ],
                },
              ]}
            />
          )
        }}
      </Loaded>
    </SettingSection>
  )
}

type StepProps = { step: (typeof smimeSteps)[number]; note: OrganizationNote | undefined }

/** Notes that a step is done, or that it is not. */
function MarkButton({ step, note }: StepProps) {
  const text = useText('smime')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const id = note ? 'organizationNotes.delete' : 'organizationNotes.put'
  const put = useWrite('organizationNotes.put')
  const remove = useWrite('organizationNotes.delete')
  const write = note ? remove : put
  return (
    <Can id={id}>
      <div>
        <Button
          loading={put.isPending || remove.isPending}
          onClick={() =>
            write.mutate(
              { ...scope, kind: 'smimeStep', subject: step },
              {
                onSuccess: () =>
                  notify({
                    type: 'success',
                    content: text(note ? 'unmarked' : 'marked', { step }),
                  }),
                onError: (failure) =>
                  notify({ type: 'error', content: errorWords(apiErrorOf(failure)) }),
              },
            )
          }
        >
          {text(note ? 'unmark' : 'mark', { step })}
        </Button>
      </div>
    </Can>
  )
}

/** The four steps, each with who said that it is done. Source: SMIME-03. */
function Steps() {
  const text = useText('smime')
  const { dateTime } = useFormats()
  const notes = useRead('organizationNotes.list', useOrganizationScope())
  return (
    <Container
      header={
        <Header variant="h2" description={text('stepsDescription')}>
          {text('steps')}
        </Header>
      }
    >
      <Loaded query={notes}>
        {({ items }) => (
          <CheckList
            label={text('steps')}
            checks={smimeSteps.map((step) => {
              const note = items.find(
                ({ kind, subject }) => kind === 'smimeStep' && subject === step,
              )
              return {
                ...{ id: step, name: text(`step.${step}`), state: note ? 'passed' : 'unasked' },
                stateWords: note
                  ? text('declared', { by: note.notedBy, at: dateTime(note.notedAt) })
                  : text('notDeclared'),
                explanation: text(`step.${step}.explanation`),
                details: <MarkButton step={step} note={note} />,
              }
            })}
          />
        )}
      </Loaded>
    </Container>
  )
}

/** Makes Exchange send encrypted mail without its own format. Source: SMIME-04. */
const remedy = 'Set-RemoteDomain -Identity "Default" -TNEFEnabled $false'

/**
 * How signed and encrypted mail is set up. WorkMail has no API for certificates: the page guides,
 * and keeps what people declare. Source: SMIME-01 to SMIME-04.
 */
export function SmimePage() {
  const text = useText('smime')
  return (
    <Page title={text('title')} description={text('description')}>
      <Precondition />
      <Steps />
      <Container header={<Header variant="h2">{text('knownProblem')}</Header>}>
        <p>{text('winmail')}</p>
        <p>{text('winmailRemedy')}</p>
        <CodeBlock>{remedy}</CodeBlock>
      </Container>
    </Page>
  )
}
