import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { valuesPath, WriteDialog } from '../../../kit/guide/WriteDialog.tsx'
import { PolicyFields } from './PolicyFields.tsx'
import { usePolicyGuide } from './use-policy-guide.ts'

/** Keeps a draft of the mobile policy; its warnings compare it with what is recorded. */
export function DraftPolicyDialog() {
  const guide = usePolicyGuide()
  const { capability } = guide
  const { data } = useRead('guidedSettings.describe', { ...useOrganizationScope(), capability })
  return (
    <WriteDialog guide={guide} kind="draft">
      <PolicyFields prefix={valuesPath} before={data?.recorded.values} />
    </WriteDialog>
  )
}
