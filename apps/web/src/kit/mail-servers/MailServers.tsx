import { mailServers } from '@mailroom/schemas/autodiscover'
import type { Region } from '@mailroom/schemas/region'
import { Details } from '@mailroom/ui/Details'
import { Copyable } from '../page/Copyable.tsx'
import { useText } from '../words/texts.ts'

type Props = {
  region: Region
  /** The address with which the person signs in, if it is known. */
  user: string | undefined
}

/**
 * What to tell a person whose mail program does not find the mailbox: the servers of the Region.
 * Source: DOM-28; WorkMail User Guide, IMAP setup.
 */
export function MailServers({ region, user }: Props) {
  const text = useText('mailServers')
  return (
    <div>
      <p>{text('meaning')}</p>
      <Details
        columns={2}
        items={[
          ...mailServers(region).map((server) => {
            const label = text(server.kind)
            const port = 'port' in server ? text('port', { port: String(server.port) }) : ''
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
            label: text('user'),
            value:
              user === undefined ? (
                text('userMeaning')
              ) : (
                <Copyable what={text('user')}>{user}</Copyable>
              ),
          },
        ]}
      />
    </div>
  )
}
