import type { Generated } from 'kysely';
/** A snapshot of an organization: how far its reading is, and then what it came to. */
export type SnapshotTableRow = {
    id: string;
    /** Connection, Region and organization, separated by blanks. */
    directory: string;
    scope: string;
    state: string;
    /** What is read: everything once, the lists again, or what has changed in them. */
    phase: string;
    /** The name of the person who asked for it. */
    created_by: string;
    created_at: string;
    ended_at: string | null;
    calls_done: number;
    /** How many users, groups and resources changed while they were read. */
    changed: number;
    /** The code of the problem because of which reading waits until `retry_at`. */
    problem: string | null;
    retry_at: string | null;
    /** Of a finished one: 1 if nothing is missing, and what the files say, as JSON. */
    is_complete: number | null;
    digest: string | null;
    sealed: string | null;
    /** Why it is there: `asked`, `scheduled` or `imported`. */
    origin: Generated<string>;
    /** Of an imported one: its organization and Region, who imported it and when. */
    organization_id: string | null;
    region: string | null;
    imported_by: string | null;
    imported_at: string | null;
    /** Of an import that was refused: where and why, as JSON. */
    refused: string | null;
};
/**
 * A line of a snapshot. `kind` is its place among the kinds; `owner` is the task that read it, so
 * that reading it again replaces the line.
 */
export type SnapshotLineRow = {
    snapshot_id: string;
    kind: number;
    sort_key: string;
    owner: string;
    line: string;
};
/** When snapshots of an organization are made by themselves; times in UTC. */
export type SnapshotScheduleRow = {
    directory: string;
    every: string;
    /** 0 is Sunday; null for every day. */
    weekday: number | null;
    time: string;
    scope: string;
    set_by: string;
    set_at: string;
    next_at: string;
};
/** What refers to a snapshot, such as a kit, a run or an archive: it is kept for it. */
export type SnapshotReferenceRow = {
    snapshot_id: string;
    referred_by: string;
};
/** A piece of a file that a person uploads, until it has become a snapshot. */
export type SnapshotUploadRow = {
    upload_id: string;
    position: number;
    /** The public id of the session that uploads it. */
    session_id: string;
    uploaded_at: string;
    bytes: number;
    piece: Uint8Array;
};
/** A part of a snapshot that is read at once: an entity, or the next page of a list. */
export type SnapshotTaskRow = {
    snapshot_id: string;
    kind: string;
    subject: string;
    is_done: number;
    /** The token of the next page. */
    next_token: string | null;
    /** What the list told about it, as JSON. */
    listed: string | null;
    /** The number of the last listing that had it. */
    listing: number;
    /** How often it failed. */
    tries: number;
};
/** The tables of snapshots. */
export type SnapshotTables = {
    snapshot: SnapshotTableRow;
    snapshot_line: SnapshotLineRow;
    snapshot_schedule: SnapshotScheduleRow;
    snapshot_reference: SnapshotReferenceRow;
    snapshot_upload: SnapshotUploadRow;
    snapshot_task: SnapshotTaskRow;
};
/** The names of these tables. */
export declare const snapshotTables: {
    snapshot: true;
    snapshot_line: true;
    snapshot_schedule: true;
    snapshot_reference: true;
    snapshot_upload: true;
    snapshot_task: true;
};
