/** A page printed in black, or in black and a spot ink, carries nothing of another ink: its plate would not be made. */
import { PDFArray, type PDFDict, PDFName } from "@cantoo/pdf-lib";
import { arrayAt, dictAt, name, nameAt } from "../pdf/objects.js";
import { onPress, type Check } from "./check.js";
import type { InspectedPage } from "../pdf/inspect.js";
import type { Colour } from "../pdf/paint-state.js";
import { onPage, type Words } from "./words.js";

export const pageInk: Check = {
  name: "page-ink",
  needs: "issue",
  zh: "单黑版、套红版不得有别的油墨",
  en: "a page in black, or black and a spot ink, may have no other ink",
  applies: (subject) => onPress(subject) && subject.inks !== undefined,
  problems: ({ pages, inks }) => pages.flatMap((page, index) => {
    const ink = inks?.[index];
    return ink === undefined || ink === "cmyk" ? [] : [...coloured(page), ...(ink === "k" ? spots(page) : [])].map((what) => onPage(index, what));
  }),
};

/** A name of the file itself. */
const named = (text: string): Words => ({ zh: text, en: text });

/** Cyan, magenta or yellow of areas, text and pictures. */
function coloured({ colours, pictures }: InspectedPage): Words[] {
  const painted = [...colours.values()].filter((colour) => hasColour(colour)).map(({ space, values }) => named(`${space} ${values.join(" ")}`));
  return [...painted, ...pictures.filter(({ dict }) => !isGrey(dict)).map(({ name: token }) => ({ zh: `图片 ${token}`, en: `picture ${token}` }))];
}

const hasColour = ({ space, values: [c = 0, m = 0, y = 0] }: Colour): boolean => space === "DeviceRGB" || (space === "DeviceCMYK" && c + m + y > 0);

/** Spot inks that the page's resources name; All is that of the marks and no ink (ISO 32000-1, 8.6.6.4). */
function spots({ page }: InspectedPage): Words[] {
  return (dictAt(dictAt(page, "Resources"), "ColorSpace")?.values() ?? []).flatMap((value) => {
    const space = page.context.lookup(value);
    if (!(space instanceof PDFArray) || space.lookup(0) !== PDFName.of("Separation")) return [];
    const ink = space.lookup(1);
    return ink instanceof PDFName && !["All", "Black", "None"].includes(ink.decodeText()) ? [named(ink.decodeText())] : [];
  });
}

function isGrey(image: PDFDict): boolean {
  return String(image.get(name("ImageMask"))) === "true" || nameAt(image, "ColorSpace") === "DeviceGray" || arrayAt(image, "ColorSpace")?.lookup(1) === PDFName.of("Black");
}
