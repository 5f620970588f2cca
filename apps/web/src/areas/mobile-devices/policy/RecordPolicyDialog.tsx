import { valuesPath, WriteDialog } from '../../../kit/guide/WriteDialog.tsx'
import { PolicyFields } from './PolicyFields.tsx'
import { usePolicyGuide } from './use-policy-guide.ts'

/** Records the mobile policy that the AWS console shows. */
export function RecordPolicyDialog() {
  return (
    <WriteDialog guide={usePolicyGuide()} kind="record">
      <PolicyFields prefix={valuesPath} before={undefined} />
    </WriteDialog>
  )
}
