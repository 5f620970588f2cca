import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Sender, workmailAccessOf } from '@mailroom/schemas/identity-policy-kinds'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { type IdentityPolicy, useIdentityPolicies } from './use-identity-policies.ts'

type Props = { policy: IdentityPolicy; others: readonly IdentityPolicy[]; sender: Sender }

/** The question, about the policies as they were when the dialog was opened. */
function DeletePolicy(props: Props) {
  const text = useText('identityPolicies')
  const { input } = useIdentityPolicies()
  const [{ policy, others, sender }] = useState(props)
  const { policyName: name } = policy
  const { domainName: domain } = input
  const stopsMail =
    workmailAccessOf([policy], sender).maySend && !workmailAccessOf(others, sender).maySend
  return (
    <ConfirmDialog
      id="identityPolicies.delete"
      input={{ ...input, policyName: name, expected: { policy: policy.policy } }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      {...(stopsMail ? { typed: { label: text('typeDomain', { domain }), expected: domain } } : {})}
      done={text('deleted', { name })}
    >
      <SpaceBetween size="s">
        {stopsMail ? (
          <Alert type="error" header={text('deleteWorkmails', { domain })}>
            {text('deleteWorkmailsMeaning', { domain })}
          </Alert>
        ) : (
          <div>{text('deleteOther', { domain })}</div>
        )}
        <div>{text('noUndo')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/** Deletes the identity policy in the address. Source: DOM-41. */
export function DeletePolicyDialog() {
  const { policyName: name = '' } = useParams()
  const { query } = useIdentityPolicies()
  const { items = [], sender } = query.data ?? {}
  const row = useRow({ ...query, data: query.data?.items }, name, (each) => each.policyName)
  return (
    <Loaded query={row} Frame={RouteDialog} title={name}>
      {(policy) =>
        sender && (
          <DeletePolicy
            policy={policy}
            others={items.filter(({ policyName }) => policyName !== name)}
            sender={sender}
          />
        )
      }
    </Loaded>
  )
}
