import type { Region } from '@mailroom/schemas'
import { mailServers } from '@mailroom/schemas/autodiscover'
import { Details } from '@mailroom/ui/Details'
import { useText } from '../words/texts.ts'
import { Copyable } from './Copyable.tsx'

type Props = {
  region: Region
  /** The address with which the person signs in, if it is known. */
  user: string | undefined
}

/**
 * What to tell a person whose mail program does not find the mailbox: the servers of the Region. The
 * page needs the words `dnsCheck`. Source: DOM-28; WorkMail User Guide, IMAP setup.
 */
export function MailServers({ region, user }: Props) {
  const text = useText('dnsCheck')
  return (
    <div>
      <p>{text('servers.meaning')}</p>
      <Details
        columns={2}
        items={[
          ...mailServers(region).map((server) => {
            const label = text(`servers.${server.kind}`)
            const port = 'port' in server ? text('servers.port', { port: String(server.port) }) : ''
            return {
              label,
              value: (
                <>
                  <Copyable what={label}>{server.host}</Copyable> {port}
                </>
              ),
            }
          }),
          {
            label: text('servers.user'),
            value:
              user === undefined ? (
                text('servers.userMeaning')
              ) : (
                <Copyable what={text('servers.user')}>{user}</Copyable>
              ),
          },
        ]}
      />
    </div>
  )
}
