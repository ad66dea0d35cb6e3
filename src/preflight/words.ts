/** What is found, in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Something that the file must have by this name and has not. */
export const lacks = (what: string): Words => ({ zh: `缺 ${what}`, en: `no ${what}` });

/** A finding of a page, which is named by its place in the file. */
export const onPage = (index: number, { zh, en }: Words): Words => ({ zh: `${index + 1}：${zh}`, en: `${index + 1}: ${en}` });
