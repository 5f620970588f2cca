import { changeKinds } from '@mailroom/schemas/changes'
import type { WriteId } from '@mailroom/schemas/operations'
import { operationsOfChange } from '@mailroom/schemas/why-not'
import { type ComponentType, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { organizationPath, useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { useDirectory } from '../entity/use-directory.ts'
import { AppLink } from '../page/AppLink.tsx'
import { type Frame, Loaded } from '../page/Loaded.tsx'
import { useText } from '../words/texts.ts'
import { useWhyNot } from './use-why-not.ts'

type Props = { id: WriteId; Content: ComponentType; Frame: Frame }

/** Reads the user, group, resource or mail domain of the address, if any. */
function useTarget() {
  const scope = useOrganizationScope()
  const { userId = '', groupId = '', resourceId = '', domainName = '' } = useParams()
  const isUser = userId !== ''
  const isGroup = !isUser && groupId !== ''
  const isResource = !isUser && !isGroup && resourceId !== ''
  const user = useRead('users.describe', { ...scope, userId }, { enabled: isUser })
  const group = useRead('groups.describe', { ...scope, groupId }, { enabled: isGroup })
  const resource = useRead('resources.describe', { ...scope, resourceId }, { enabled: isResource })
  const domain = useRead(
    'mailDomains.describe',
    { ...scope, domainName },
    { enabled: domainName !== '' },
  )
  if (domainName !== '') return { ...domain, list: 'domains' } as const
  if (isUser) return { ...user, list: 'users' } as const
  if (isGroup) return { ...group, list: 'groups' } as const
  return isResource ? ({ ...resource, list: 'resources' } as const) : undefined
}

/** Returns the operations that a page sends: its own, or those of the bulk change in the address. */
function useOperationsSent(id: WriteId): readonly WriteId[] {
  const { kind: named } = useParams()
  const kind = id === 'jobs.plan' ? changeKinds.find((each) => each === named) : undefined
  return kind === undefined ? [id] : operationsOfChange(kind)
}

/**
 * Guards a page or dialog that changes something, however it was opened: shows it if the change is
 * possible, and the reason if it is not. It waits for the organization, and for the user, group,
 * resource or mail domain in the address. A person who got through stays, because the change itself
 * may make a second one impossible. Source: GEN-07, GEN-10, X-03, T-27.
 */
export function Gate({ id, Content, Frame }: Props) {
  const app = useText('app')
  const text = useText('directory')
  const scope = useOrganizationScope()
  const target = useTarget()
  const organization = useRead('organizations.describe', scope)
  const { isKnown } = useDirectory()
  const whyNot = useWhyNot()
  const sent = useOperationsSent(id)
  // A change of many is possible if one of its operations is: the targets are not known here.
  const wanted = sent.find((each) => whyNot(each) === undefined) ?? sent[0] ?? id
  const reason = whyNot(wanted, target?.data)
  const [isOpen, setOpen] = useState(false)
  const isPossible = isKnown && reason === undefined && (!target || target.data !== undefined)
  useEffect(() => {
    if (isPossible) setOpen(true)
  }, [isPossible])
  if (reason !== undefined && !isOpen)
    return <Frame title={app(`operation.${wanted}`)}>{reason}</Frame>
  // What the directory allows, such as the length of names, is known before somebody types.
  const isWaiting = organization.isPending && !isOpen
  if (!target && !isWaiting) return <Content />
  if (!target || isWaiting)
    return (
      <Loaded<unknown> query={organization} Frame={Frame} title={app(`operation.${wanted}`)}>
        {() => <Content />}
      </Loaded>
    )
  const { list } = target
  const backToList = <AppLink to={organizationPath(scope, list)}>{text(`backTo.${list}`)}</AppLink>
  return (
    <Loaded<unknown>
      // The open form stays in its place: React would drop what was typed into another one.
      query={isOpen ? { ...target, data: target.data ?? true, error: null } : target}
      Frame={Frame}
      title={app(`operation.${wanted}`)}
      notFound={{
        codes: ['EntityNotFoundException', 'MailDomainNotFoundException'],
        title: text(`notFound.${list}`),
        content: (
          <>
            {text('notFoundExplanation')} {backToList}
          </>
        ),
      }}
    >
      {() => <Content />}
    </Loaded>
  )
}
