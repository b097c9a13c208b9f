// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/onnx_runner/run.h"

#include <onnxruntime_cxx_api.h>

#include <array>

namespace studio::onnx_runner {
namespace {

std::vector<std::string> outputNames(const Ort::Session& session) {
    Ort::AllocatorWithDefaultOptions allocator;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < session.GetOutputCount(); ++i)
        names.emplace_back(session.GetOutputNameAllocated(i, allocator).get());
    return names;
}

Ort::Value inputOf(const OnnxPictures& pictures, const Ort::MemoryInfo& memory) {
    const std::int64_t count = pictures.count, side = pictures.side;
    if (pictures.bytes.empty()) {
        const std::array<std::int64_t, 4> shape{count, 3, side, side};
        return Ort::Value::CreateTensor<float>(memory, const_cast<float*>(pictures.floats.data()),
                                               pictures.floats.size(), shape.data(), shape.size());
    }
    const std::array<std::int64_t, 4> shape{count, side, side, 3};
    return Ort::Value::CreateTensor<std::uint8_t>(memory, const_cast<std::uint8_t*>(pictures.bytes.data()),
                                                  pictures.bytes.size(), shape.data(), shape.size());
}

}  // namespace

void run(const std::filesystem::path& path, const OnnxPictures& pictures, OnnxAnswers& answers) {
    answers.runtime = "ONNX Runtime " + Ort::GetVersionString();
    Ort::Env environment(ORT_LOGGING_LEVEL_ERROR, "inception-studio");
    Ort::Session session(environment, path.c_str(), Ort::SessionOptions());
    Ort::AllocatorWithDefaultOptions allocator;
    const std::string inputName = session.GetInputNameAllocated(0, allocator).get();
    const std::vector<std::string> names = outputNames(session);
    std::vector<const char*> wanted;
    for (const std::string& name : names) wanted.push_back(name.c_str());
    const Ort::MemoryInfo memory = Ort::MemoryInfo::CreateCpu(OrtArenaAllocator, OrtMemTypeDefault);
    const Ort::Value input = inputOf(pictures, memory);
    const char* inputs[] = {inputName.c_str()};
    const std::vector<Ort::Value> found =
        session.Run(Ort::RunOptions{nullptr}, inputs, &input, 1, wanted.data(), wanted.size());
    for (const Ort::Value& value : found) {
        const float* values = value.GetTensorData<float>();
        answers.outputs.emplace_back(values, values + value.GetTensorTypeAndShapeInfo().GetElementCount());
    }
}

}  // namespace studio::onnx_runner
