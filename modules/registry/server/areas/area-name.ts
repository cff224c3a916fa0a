interface AreaColumns {
  readonly code: string | null;
  readonly name: string | null;
  readonly kind: string | null;
  readonly pathName: string | null;
}

/** An area named for people, or null where none is known. */
export function areaName({ code, name, kind, pathName }: AreaColumns) {
  return code === null ? null : { code, name: name ?? code, kind: kind ?? '', pathName: pathName ?? code };
}
