#!/bin/sh
# Builds newsprint-snap-tr002.icc from the CGATS TR 002 measurements beside this file.
# Needs ArgyllCMS (built with 2.3.1) and an sRGB profile to map the perceptual table from
# (built with the one beside ../srgb). Takes about a minute of one core.
#   -qm medium quality · -cmt source viewing conditions: monitor · -dpp destination: practical reflection print
#   -kp black curve: from 0 at 5 % darkness to full at 95 %, shape 0.6 · -l240 total ink · -L98 black ink
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp SNAP_TR002_TAC240.ti3 "$work/newsprint-snap-tr002.ti3"
colprof -v -qm -A "Banxin" -D "Newsprint coldset (CGATS TR 002-2007) TAC240" \
  -C "Made from ANSI CGATS/SNAP TR 002-2007 characterization data; may be distributed freely" \
  -S ../srgb/sRGB.icc -cmt -dpp -kp 0 0.05 0.95 1 0.6 -l240 -L98 \
  -O "$work/newsprint-snap-tr002.icc" "$work/newsprint-snap-tr002"
mv "$work/newsprint-snap-tr002.icc" newsprint-snap-tr002.icc
