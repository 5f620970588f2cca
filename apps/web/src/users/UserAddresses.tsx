import Badge from '@cloudscape-design/components/badge'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { User } from '@mailroom/schemas'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useText } from '../app/texts/texts.ts'

/** AWS lists the addresses of enabled users only. Source: GEN-14. */
function NoAddresses() {
  const text = useText('directory')
  return (
    <Container header={<Header variant="h2">{text('aliases')}</Header>}>
      {text('noAddresses')}
    </Container>
  )
}

function AddressTable({ user }: { user: User }) {
  const text = useText('directory')
  const isPrimary = (address: string) => address.toLowerCase() === user.email?.toLowerCase()
  return (
    <OperationTable
      id="aliases.list"
      as="part"
      input={{ ...useOrganizationScope(), entityId: user.userId }}
      title={text('aliases')}
      description={text('aliasesDescription')}
      empty={text('noAddresses')}
      columns={[
        {
          id: 'address',
          header: text('address'),
          isRowHeader: true,
          value: (address) => address,
          cell: (address) => address,
        },
        {
          id: 'kind',
          header: text('kind'),
          value: (address) => (isPrimary(address) ? 'primary' : 'alias'),
          cell: (address) =>
            isPrimary(address) ? <Badge color="blue">{text('primary')}</Badge> : text('alias'),
        },
      ]}
      rowKey={(address) => address}
    />
  )
}

/** The addresses of a user, the primary one marked. Source: GEN-14. */
export function UserAddresses({ user }: { user: User }) {
  return user.state === 'ENABLED' ? <AddressTable user={user} /> : <NoAddresses />
}
