import Alert from '@cloudscape-design/components/alert'
import { type MobilePolicy, wipesSooner } from '@mailroom/schemas/console-only/mobile-policy'
import type { Output } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { Acknowledge, useAcknowledge } from '../../../kit/form/Acknowledge.tsx'
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

type DataLossProps = {
  before: MobilePolicy
  field: ReturnType<typeof useAcknowledge>['field']
}

/** Asks people to confirm the loss of data before failed attempts are enabled or lowered. */
function DataLoss({ before, field }: DataLossProps) {
  const text = useText('mobilePolicy')
  const attempts: unknown = useWatch({ name: 'failedAttemptsAllowed' })
  return losesData(before, attempts) && <Acknowledge {...field}>{text('acknowledge')}</Acknowledge>
}

/** The form, with the policy as it was when the form was opened. */
function EditPolicy({ policy, affectedDevices }: Output<'mobilePolicy.describe'>) {
  const text = useText('mobilePolicy')
  const shared = useText('directory')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const fields = usePolicyFields()
  const [before] = useState(policy)
  const { isGiven, field } = useAcknowledge(text('acknowledgeFirst'))
  return (
    <EditForm
      id="mobilePolicy.put"
      fixed={{ ...scope, ...(field.checked ? { dataLossAcknowledged: true } : {}) }}
      original={before}
      replacesAll
      fieldWords={{
        label: (field) => fields.find(({ name }) => name === field)?.label ?? field,
        value: (field, value) => fields.find(({ name }) => name === field)?.words(value),
      }}
      confirmation={{
        isNeeded: async ({ failedAttemptsAllowed: attempts }, seen) =>
          losesData({ ...before, ...seen }, attempts),
        isGiven,
      }}
      submitLabel={shared('save')}
      saved={() => text('saved')}
      onClose={close}
    >
      <Alert type="info">
        <SimulatedBadge /> {text('affected', { count: affectedDevices })}
      </Alert>
      <PolicyFields before={before} />
      <DataLoss before={before} field={field} />
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
