/** Runs in a page's frame: sets pages by the script that print uses, so that both agree line by line. */
import { installPageScript } from "../../paginate/page-script.js";

installPageScript();
