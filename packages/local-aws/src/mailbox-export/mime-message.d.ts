export type Mailbox = {
    name: string;
    address: string;
};
export type MimeMessage = {
    id: string;
    date: Date;
    from: Mailbox;
    to: Mailbox;
    subject: string;
    text: string;
    /** The iCalendar object of a meeting. */
    calendar?: string;
    attachment?: {
        name: string;
        type: string;
        content: string;
    };
};
/**
 * Writes a message as MIME; the same message gives the same bytes. Source: RFC 5322, RFC 2045, RFC
 * 2231.
 */
export declare function writeMime(message: MimeMessage): string;
