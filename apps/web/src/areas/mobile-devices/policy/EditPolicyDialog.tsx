import Alert from '@cloudscape-design/components/alert'
import Checkbox, { type CheckboxProps } from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { type MobilePolicy, wipesSooner } from '@mailroom/schemas/console-only/mobile-policy'
import type { Output } from '@mailroom/schemas/operations'
import { type RefObject, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { SimulatedBadge } from '../../../kit/guide/GuideFrame.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { PolicyFields } from './PolicyFields.tsx'
import { usePolicyFields } from './use-policy-guide.ts'

/** Whether devices are wiped sooner if failed attempts are as typed. */
function losesData(before: MobilePolicy, attempts: unknown): boolean {
  return (
    typeof attempts === 'number' &&
    wipesSooner(before, { ...before, failedAttemptsAllowed: attempts })
  )
}

type AcknowledgeProps = {
  before: MobilePolicy
  acknowledged: boolean
  isMissing: boolean
  checkbox: RefObject<CheckboxProps.Ref | null>
  onChange: (acknowledged: boolean) => void
}

/** Asks people to confirm the loss of data before failed attempts are enabled or lowered. */
function Acknowledge(props: AcknowledgeProps) {
  const { before, acknowledged, isMissing, checkbox, onChange } = props
  const text = useText('mobilePolicy')
  const attempts: unknown = useWatch({ name: 'failedAttemptsAllowed' })
  if (!losesData(before, attempts)) return null
  return (
    <FormField errorText={isMissing && !acknowledged && text('acknowledgeFirst')}>
      <Checkbox
        ref={checkbox}
        checked={acknowledged}
        nativeInputAttributes={isMissing && !acknowledged ? { 'aria-invalid': true } : {}}
        onChange={({ detail }) => onChange(detail.checked)}
      >
        {text('acknowledge')}
      </Checkbox>
    </FormField>
  )
}

/** The form, with the policy as it was when the form was opened. */
function EditPolicy({ policy, affectedDevices }: Output<'mobilePolicy.describe'>) {
  const text = useText('mobilePolicy')
  const shared = useText('directory')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const fields = usePolicyFields()
  const [before] = useState(policy)
  const [acknowledged, setAcknowledged] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const checkbox = useRef<CheckboxProps.Ref>(null)
  return (
    <EditForm
      id="mobilePolicy.put"
      fixed={{ ...scope, ...(acknowledged ? { dataLossAcknowledged: true } : {}) }}
      original={before}
      replacesAll
      fieldWords={{
        label: (field) => fields.find(({ name }) => name === field)?.label ?? field,
        value: (field, value) => fields.find(({ name }) => name === field)?.words(value),
      }}
      confirmation={{
        isNeeded: async ({ failedAttemptsAllowed: attempts }, seen) =>
          losesData({ ...before, ...seen }, attempts),
        isGiven: () => {
          setMissing(!acknowledged)
          if (!acknowledged) checkbox.current?.focus()
          return acknowledged
        },
      }}
      submitLabel={shared('save')}
      saved={() => text('saved')}
      onClose={close}
    >
      <Alert type="info">
        <SimulatedBadge /> {text('affected', { count: affectedDevices })}
      </Alert>
      <PolicyFields before={before} />
      <Acknowledge {...{ before, acknowledged, isMissing, checkbox }} onChange={setAcknowledged} />
    </EditForm>
  )
}

/** Edits the mobile policy of the local AWS. Source: MOB-02, MOB-03. */
export function EditPolicyDialog() {
  const text = useText('mobilePolicy')
  const query = useRead('mobilePolicy.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('edit')} size="large">
      <Loaded query={query}>{(described) => <EditPolicy {...described} />}</Loaded>
    </RouteDialog>
  )
}
