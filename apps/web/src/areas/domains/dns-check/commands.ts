import type { DnsCheck } from '@mailroom/schemas/dns-records'

/** Returns a word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w.:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/**
 * Returns the commands that ask what a check has asked: who the name servers are, and each question
 * of one of them, else of a resolver. Source: DOM-21, DOM-22.
 */
export function dnsCommands({ answers }: Pick<DnsCheck, 'answers'>, domainName: string) {
  const [{ server } = {}] = [
    ...answers.filter((each) => each.server.kind === 'authoritative' && !each.failure),
    ...answers,
  ]
  const host = quoted(server?.name ?? server?.address ?? '')
  const port = server?.port
  const questions = new Map(
    answers.map(({ question }) => [`${question.name} ${question.type}`, question]),
  )
  const each = [...questions.values()].map(({ name, type }) => ({ name: quoted(name), type }))
  return {
    nslookup: [
      `nslookup -type=NS ${quoted(domainName)}`,
      ...each.map(({ name, type }) =>
        [
          `nslookup -type=${type}`,
          ...(port === undefined ? [] : [`-port=${port}`]),
          name,
          host,
        ].join(' '),
      ),
    ],
    dig: [
      `dig +short ${quoted(domainName)} NS`,
      ...each.map(({ name, type }) =>
        [`dig ${name} ${type} @${host}`, ...(port === undefined ? [] : [`-p ${port}`])].join(' '),
      ),
    ],
  }
}
