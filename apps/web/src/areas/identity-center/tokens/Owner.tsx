import type { Entity } from '@mailroom/schemas/entities'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { Marked } from '../../../kit/table/Marked.tsx'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  token: { userId?: string | undefined }
  owners: ReadonlyMap<string, Entity>
}

/** The user of a token, with a link; their id if the directory does not have them. */
export function Owner({ token: { userId }, owners }: Props) {
  const text = useText('organizationTokens')
  if (userId === undefined) return nothing
  const owner = owners.get(userId)
  if (!owner) return <Marked>{userId}</Marked>
  return (
    <>
      <EntityLink type="USER" id={userId} tab="tokens">
        {nameOf(owner)}
      </EntityLink>
      {owner.state !== 'ENABLED' && ` (${text(`ownerState.${owner.state}`)})`}
    </>
  )
}
