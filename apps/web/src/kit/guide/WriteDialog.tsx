import Box from '@cloudscape-design/components/box'
import type { Output } from '@mailroom/schemas/operations'
import type { ReactNode } from 'react'
import { notify } from '../data/notifications.ts'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../dialog/RouteDialog.tsx'
import { useCloseDialog } from '../dialog/use-close-dialog.ts'
import { OperationForm } from '../form/OperationForm.tsx'
import { Loaded } from '../page/Loaded.tsx'
import { useText } from '../words/texts.ts'
import type { Guide } from './guide.ts'
import { useCapability } from './use-capability.ts'

const kinds = {
  draft: {
    id: 'guidedSettings.keepDraft',
    title: 'draftTitle',
    meaning: 'draftMeaning',
    submit: 'keepDraft',
    done: 'draftKept',
  },
  record: {
    id: 'guidedSettings.record',
    title: 'recordTitle',
    meaning: 'recordMeaning',
    submit: 'record',
    done: 'recordKept',
  },
} as const

/** The path of the values in the input of a draft or a record, for the names of fields. */
export const valuesPath = 'setting.values.'

type Props = {
  guide: Guide
  kind: keyof typeof kinds
  /** The fields, whose names begin with `valuesPath`. */
  children: ReactNode
}

type FormProps = Props & { described: Output<'guidedSettings.describe'> }

function WriteForm({ guide, kind, described: { draft, recorded }, children }: FormProps) {
  const text = useText('guide')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const { id, meaning, submit, done } = kinds[kind]
  const { capability, title } = guide
  const { version } = kind === 'draft' ? draft : recorded
  // What is recorded is mostly what was drafted; a draft begins with what was there.
  const values = draft.values ?? recorded.values ?? guide.initial
  return (
    <OperationForm
      id={id}
      fixed={{ ...scope, version }}
      defaults={{ setting: { capability, values } }}
      submitLabel={text(submit)}
      onCancel={close}
      onDone={() => {
        notify({ type: 'success', content: text(done, { setting: title }) })
        close()
      }}
    >
      <Box>{text(meaning)}</Box>
      {children}
    </OperationForm>
  )
}

/** What is at the address of a guide where the local AWS simulates the feature. Source: NOAPI-05. */
function Simulated({ title }: { title: string }) {
  const text = useText('guide')
  return <RouteDialog title={title}>{text('worksHere')}</RouteDialog>
}

function Write(props: Props) {
  const text = useText('guide')
  const { capability, title } = props.guide
  const query = useRead('guidedSettings.describe', { ...useOrganizationScope(), capability })
  return (
    <RouteDialog title={text(kinds[props.kind].title, { setting: title })}>
      <Loaded query={query}>{(described) => <WriteForm {...props} described={described} />}</Loaded>
    </RouteDialog>
  )
}

/** Keeps a draft of a setting, or records what is set in AWS. Source: NOAPI-02. */
export function WriteDialog(props: Props) {
  const text = useText('guide')
  const { capability, title: setting } = props.guide
  if (useCapability(capability) === 'guide') return <Write {...props} />
  return <Simulated title={text(kinds[props.kind].title, { setting })} />
}

function Discard({ guide: { capability, title } }: { guide: Guide }) {
  const text = useText('guide')
  const scope = useOrganizationScope()
  const { data } = useRead('guidedSettings.describe', { ...scope, capability })
  const version = data?.draft.version ?? 0
  return (
    <ConfirmDialog
      id="guidedSettings.discardDraft"
      input={{ ...scope, capability, version }}
      title={text('discardTitle', { setting: title })}
      confirmLabel={text('discardDraft')}
      missing={data?.draft.values ? undefined : text('noDraft')}
      done={text('draftDiscarded', { setting: title })}
    >
      {text(data && !data.draft.values ? 'noDraft' : 'discardMeaning')}
    </ConfirmDialog>
  )
}

/** Discards the draft of a setting; WorkMail and the record stay. */
export function DiscardDialog({ guide }: { guide: Guide }) {
  const text = useText('guide')
  if (useCapability(guide.capability) === 'guide') return <Discard guide={guide} />
  return <Simulated title={text('discardTitle', { setting: guide.title })} />
}
