import type { NetworkInterfaceInfo } from "node:os";
import { expect, it } from "vitest";
import { addressesOf } from "../../../src/preview/addresses.js";

const at = (address: string, family: "IPv4" | "IPv6", internal = false): NetworkInterfaceInfo =>
  ({ address, family, internal, netmask: "", mac: "", cidr: null, ...(family === "IPv6" ? { scopeid: 0 } : {}) }) as NetworkInterfaceInfo;
const interfaces = { lo: [at("127.0.0.1", "IPv4", true), at("::1", "IPv6", true)], eth0: [at("192.168.3.7", "IPv4"), at("fe80::1", "IPv6"), at("2001:db8::7", "IPv6")] };

it("a host that stands for all addresses is told by those that others reach", () => {
  expect(addressesOf("0.0.0.0", interfaces)).toEqual(["192.168.3.7", "127.0.0.1"]);
  expect(addressesOf("::", interfaces)).toEqual(["192.168.3.7", "[2001:db8::7]", "127.0.0.1"]);
  expect(addressesOf("0.0.0.0", {})).toEqual(["127.0.0.1"]);
});
it("any other host is told as it was given", () => {
  expect(addressesOf("127.0.0.1", interfaces)).toEqual(["127.0.0.1"]);
  expect(addressesOf("::1", interfaces)).toEqual(["[::1]"]);
  expect(addressesOf("[::1]", interfaces)).toEqual(["[::1]"]);
  expect(addressesOf("desk.example", interfaces)).toEqual(["desk.example"]);
});
