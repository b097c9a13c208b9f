// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// torchscript_client FILE INPUT OUTPUT SIDE: LibTorch alone runs an exported file on float32 pictures (N x 3 x SIDE x
// SIDE) and writes its first output's float32 values. client_table.py compiles it.
#include <torch/script.h>
#include <torch/version.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int, char** arguments) {
    torch::NoGradGuard noGradient;
    torch::jit::Module net = torch::jit::load(arguments[1]);
    std::ifstream in(arguments[2], std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const std::int64_t side = std::stoll(arguments[4]);
    const torch::Tensor pictures =
        torch::from_blob(bytes.data(), {std::int64_t(bytes.size()) / (side * side * 12), 3, side, side});
    std::ofstream out(arguments[3], std::ios::binary);
    for (const torch::Tensor& part : pictures.split(10)) {
        const torch::Tensor answer = net.forward({part}).toTensor().contiguous();
        out.write(static_cast<const char*>(answer.data_ptr()), std::streamsize(answer.nbytes()));
    }
    out.close();
    std::cout << "LibTorch " << TORCH_VERSION << " in C++\n";
    return out ? 0 : 1;
}
