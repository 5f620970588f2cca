import type { Header } from './header-lines.ts'
import type { Hop } from './received.ts'

/** A header that says that Amazon SES sent a message. A sender can write any of them. */
export type SesSign = {
  header: 'Feedback-ID' | 'X-SES-Outgoing' | 'Received' | 'Return-Path'
  region?: string
}

const regionInId = /\b[a-z]{2}(?:-[a-z]+){1,2}-\d\b/

/** Matches the servers from which SES sends, and the domain to which its bounces go. */
const sendingServer = /(?:^|\.)smtp-out(?:\.([a-z0-9-]{1,30}))?\.amazonses\.com\.?$/i
const bounceAddress = /@(?:([a-z0-9-]{1,30})\.)?amazonses\.com>?\s*$/i

/** Returns the sign that Amazon SES sent a message; the one that names a Region first. */
export function sesSignOf(headers: readonly Header[], hops: readonly Hop[]): SesSign | undefined {
  const valuesOf = (name: string) =>
    headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value)
  const feedback = valuesOf('feedback-id').find((value) => /amazonses/i.test(value))
  const servers = hops.map(({ from }) => sendingServer.exec(from?.slice(0, 300) ?? ''))
  const returns = valuesOf('return-path').map((value) => bounceAddress.exec(value.slice(-300)))
  const [server, bounce] = [servers, returns].map((found) => found.find((each) => each !== null))
  const signs: SesSign[] = [
    ...(feedback === undefined
      ? []
      : [withRegion('Feedback-ID', regionInId.exec(feedback.slice(0, 1_000))?.[0])]),
    ...(server ? [withRegion('Received', server[1])] : []),
    ...(bounce ? [withRegion('Return-Path', bounce[1])] : []),
    ...(valuesOf('x-ses-outgoing').length > 0 ? [withRegion('X-SES-Outgoing')] : []),
  ]
  return signs.find(({ region }) => region !== undefined) ?? signs[0]
}

function withRegion(header: SesSign['header'], region?: string): SesSign {
  return { header, ...(region === undefined ? {} : { region: region.toLowerCase() }) }
}
