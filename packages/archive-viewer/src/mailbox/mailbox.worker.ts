import { answerCalls } from './calls.ts'
import { mailboxCalls } from './mailbox-calls.ts'

answerCalls(mailboxCalls((event) => postMessage({ event })))
