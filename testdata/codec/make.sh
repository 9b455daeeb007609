#!/bin/bash
# Draws the short recordings (.rec.br) of this directory and encodes them to the vectors (.dvec) that all decoders must agree on.
# Run it after every change of the frame format, and commit what it writes.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet run --project benchmarks/Deskside.Bench -c Release -- scenes testdata/codec
